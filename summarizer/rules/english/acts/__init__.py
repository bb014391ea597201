"""Stage three: releases and exchanges that a clause tells, with their arguments."""
