"""What the reports on sharing say: every sentence in one place, to be translated from here."""

from routing.studies.sharing import COMMON_PURSE, Answer

METHOD_NAMES = {
    "proportional-parcels": "by parcels",
    "proportional-kg": "by weight",
    "proportional-kg-km": "by weight and distance",
    "proportional-stand-alone": "by stand-alone cost",
    "shapley": "Shapley value",
    "shapley-exact": "Shapley value (exact)",
    "nucleolus": "nucleolus",
    "per-capita-nucleolus": "per-capita nucleolus",
    "equal-profit": "equal profit",
    "equal-profit-least-core": "equal profit, least core",
    "separable": "separable cost (ACAM)",
    "tau": "tau-value",
    "mcrs": "MCRS",
}
METHOD_NOTES = {
    "proportional-parcels": "the bill in proportion to parcels: simple, blind to where they go",
    "proportional-kg": "the bill in proportion to kilograms",
    "proportional-kg-km": "the bill in proportion to kilograms times kilometres from the hub",
    "proportional-stand-alone": "everybody saves the same percentage of what it pays alone",
    "shapley": "what a carrier adds to the bill, averaged over all orders of joining",
    "shapley-exact": "the Shapley value from all coalitions",
    "nucleolus": "the group that gains least gains as much as possible; safest against walking out",
    "per-capita-nucleolus": "the nucleolus, counting a group's gain per carrier",
    "equal-profit": "percentages saved as equal as they can be while no group is worse off",
    "equal-profit-least-core": "the same while the worst-off group is as well off as can be",
    "separable": "what a carrier adds to the others' bill, and a part of the rest",
    "tau": "between what a carrier adds at least and what it would accept at most",
    "mcrs": "in the middle of what each carrier may pay without anybody walking out",
}
ORIGINS = {
    "search": "own search",
    "union": "plans of {source} side by side",
    "restriction": "the plan of {source} without the others",
    "lines": "the plan of the lines",
}
AXIOMS = {
    "individual_rationality": "pays more than alone",
    "core": "pays more than on its own",
    "no_subsidy": "pays less than it adds to the bill",
    "symmetry": "pay differently though interchangeable",
    "dummy": "pays another amount than the one it adds everywhere",
}
ANSWERS = {Answer.YES: "yes", Answer.NO: "no", Answer.UNDECIDED: "undecided"}
NETWORK_TITLES = {
    "pooled": "One pooled network",
    "lines": "Every carrier runs its lines for all",
}
PARTIES = {COMMON_PURSE: "Common purse"}

CHART_TITLE = "Who pays what, by split rule (yuan a day)"
CHART_ALONE = "what the carrier pays alone"
CHART_CORE = "within the core: no group is better off leaving"
TITLE = "{title}, {day}: what sharing saves and who pays what"
VERDICT = (
    "Alone, the {count} carriers would spend {alone} yuan a day in all; together {bill}. Sharing "
    "saves {saving} yuan a day ({percent})."
)
NO_SAVING = (
    "Alone, the {count} carriers would spend {alone} yuan a day in all; together {bill}. Sharing "
    "saves nothing here."
)
STABLE = "There are ways to split the bill with which no carrier and no group is better off alone."
EMPTY = (
    "However the bill is split, some group of carriers is better off on its own: without a subsidy "
    "of {subsidy} yuan a day ({per_parcel} yuan a parcel) somebody has a reason to leave."
)
UNDECIDED_NOISE = (
    "Whether somebody is better off leaving is UNDECIDED: the answer turns on {level} yuan a day, "
    "and searches with other seeds differ by {spread}. Search longer."
)
UNDECIDED_SEED = (
    "Whether somebody is better off leaving is UNDECIDED: only one seed searched, so nobody knows "
    "how far the costs are off. Use --seeds 2 or more."
)
UNDECIDED_PARTIAL = (
    "Whether somebody is better off leaving is UNDECIDED: only {known} of {all} coalitions were "
    "planned. None of those is better off alone with some splits, others may be."
)
STAND_ALONE_NOTE = (
    "Alone means: the carrier by itself in the county, with its own vehicles, sites and village "
    "allowances. The sum is higher than the cost of `routing compare`'s separate network, where "
    "carriers share the allowances of the villages. In the joint plan, vehicles, kilometres and "
    "CO2 stand with the carrier whose vehicles drive; its share of the bill is another matter."
)
PENALTIES = (
    "PENALTIES IN THE COSTS of {coalitions}: prices set on unserved or late parcels that nobody "
    "pays, {joint} yuan of the joint bill among them. Such a coalition looks dearer than it is."
)
CARRIER = (
    "**{name}** would spend {alone} yuan a day alone, with {vehicles} vehicles and {km} km. "
    "Together its share is {share} yuan: {outcome}. {range}"
)
SAVES = "it saves {saving} yuan a day ({percent})"
LOSES = "it pays {loss} yuan a day MORE than alone ({percent})"
RANGE = (
    "As long as it pays between {low} and {high} yuan, the bill can be split so that no group has "
    "a reason to leave."
)
TRANSFER_PAYS = "In the lines, {name} spends {spent} yuan, should bear {share}, and pays {amount}."
TRANSFER_GETS = (
    "In the lines, {name} spends {spent} yuan, should bear {share}, and receives {amount}."
)
SPLIT_NOTE = (
    "Yuan a day. *Stays* says whether no group pays more than on its own, in every seed; *spread* "
    "is the largest percentage a carrier saves less the smallest. `shares.csv` has the range of "
    "every share over the seeds."
)
YES, NOBODY = "yes", "-"
AXIOM_HEADER = (
    "sums to the bill",
    "nobody pays more than alone",
    "no group does (core)",
    "nobody pays less than it adds",
    "equals pay the same",
    "who adds only its own cost pays it",
)
AXIOM_NOTE = (
    "Where it is not so: by how many yuan in the worst case, and in brackets how many cases; "
    "`violations.csv` lists every case. A dash: there is nobody to judge by."
)
SAME_BILL = (
    "The joint plan is that of the lines: no search found a cheaper one. So the bill is the same, "
    "and so is everything said above about its splits and who would leave."
)
PLAIN_INTRO = (
    "Shares below are by the {method}: {note}. The other rules follow further down; which one "
    "holds is for the carriers to agree."
)
LEVEL_GAIN = (
    "With the safest split, every group of carriers gains at least {level} yuan a day by staying "
    "(least core). What keeps it from being more: {binding}."
)
LEVEL_LOSS = (
    "With the safest split, some group still loses {level} yuan a day by staying (least core): "
    "{binding}."
)
NOISE = "Over the seeds this figure is {low} to {high}."
PARTITION = "If they do not all stay together, the cheapest they can do is {parts}, at {cost} yuan."
NO_SUBSIDY = "No subsidy is needed to keep everybody in."
SUBSIDY = (
    "The least subsidy that keeps everybody in is {amount} yuan a day, {per_parcel} yuan a parcel "
    "(cost of stability). The coalitions that make it so large: {binding}. Over the seeds: {low} "
    "to {high}. It is paid from outside and is no part of any cost above."
)
RULE_SUBSIDY = (
    "If the bill is split by the {method} and nothing else, it takes {amount} yuan a day of side "
    "payments to keep everybody in."
)
SETTLEMENT_NOTE = (
    "*Spends* is what the ledger of the run books on a carrier: its vehicles, drivers and "
    "kilometres, handling and commission of its own parcels{lines}. *Transfer* is what it spends "
    "less its share: above 0 it receives, below 0 it pays. Transfers sum to zero to the fen. "
    "Subsidies are no part of them."
)
SETTLEMENT_LINES = ", the sites and village allowances of its lines"
NO_PAYMENTS = "Nobody owes anybody anything."
PURSE_NOTE = "The common purse pays what no carrier does: sites and village allowances."
PRICE_NOTE = (
    "The same settlement as prices: whoever has parcels on another's line pays the line's price "
    "for each. *Unit cost* is what a parcel costs the operator. What prices cannot settle is a "
    "lump sum a day in `settlement.csv`: at most {lump} yuan here."
)
OPERATORS_TITLE = "Which carrier should run which line"
OPERATORS_TODAY = "As today: no other assignment of the lines is cheaper."
OPERATORS_BETTER = (
    "Another assignment of the lines saves {saving} yuan a day, more than the {noise} by which "
    "searches with other seeds differ."
)
OPERATORS_UNDECIDED = (
    "UNDECIDED: another assignment looks {saving} yuan a day cheaper, but searches with other "
    "seeds differ by {noise}. Where carriers have the same kinds of vehicles, lines "
    "cost the same with all of them."
)
OPERATORS_NOTE = (
    "Yuan a day of each line alone, all its parcels carried by the vehicles of one carrier, at "
    "what that carrier's vehicles cost. Nobody is given more lines than an even share."
)
REPAIR_NOTE = (
    "A search leaves noise. Where a coalition could drive better with the plans of others, it "
    "takes that plan: a real one, checked like all. The size is how much cheaper it is."
)
NO_REPAIRS = "None was needed: the searches left no coalition inconsistent."
COALITION_NOTE = (
    "Every coalition is a checked plan of exactly its carriers' parcels with their own vehicles. "
    "*Seeds* is how far the searches of single seeds lie apart."
)
SUNK_NOTE = (
    "SUNK COSTS: {amount} yuan a day for {count} vehicles of {name} are paid already, whether they "
    "carry anything for this network or not. They are in no cost here, neither alone nor together; "
    "the hours and kilometres such a vehicle drives for the network are."
)
METHOD_LINE = (
    "Engine `{engine}`, {effort} for each of {plans} plans, {seeds} seeds from {seed} up; each "
    "coalition takes the best plan of its seeds."
)
