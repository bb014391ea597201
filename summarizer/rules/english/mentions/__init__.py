"""Stage two: who and what a sentence names: parties, people, numbers of people, dates, places."""
