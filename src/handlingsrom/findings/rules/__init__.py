"""The rules, in the order a person should read what they find. A new rule is one new file and its line here."""

from handlingsrom.findings.finding import Rule
from handlingsrom.findings.rules import (
    award_in_two_years,
    condition_unmet,
    idle_money,
    letter_not_accepted,
    little_spent,
    not_accounted_for,
    paper_against_itself,
    paper_against_journal,
    reserve_counted_twice,
    reserve_without_rules,
    split_leaves_a_rest,
    year_end_unanswered,
)

RULES: tuple[Rule, ...] = (
    not_accounted_for.RULE,
    award_in_two_years.RULE,
    paper_against_journal.RULE,
    reserve_without_rules.RULE,
    year_end_unanswered.RULE,
    little_spent.RULE,
    idle_money.RULE,
    condition_unmet.RULE,
    letter_not_accepted.RULE,
    paper_against_itself.RULE,
    split_leaves_a_rest.RULE,
    reserve_counted_twice.RULE,
)
