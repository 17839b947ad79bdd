"""What the reports on sharing say: every sentence in one place, to be translated from here."""

from routing.language import message
from routing.studies.sharing import COMMON_PURSE, Answer

METHOD_NAMES = {
    "proportional-parcels": message("by parcels"),
    "proportional-kg": message("by weight"),
    "proportional-kg-km": message("by weight and distance"),
    "proportional-stand-alone": message("by stand-alone cost"),
    "shapley": message("Shapley value"),
    "shapley-exact": message("Shapley value (exact)"),
    "nucleolus": message("nucleolus"),
    "per-capita-nucleolus": message("per-capita nucleolus"),
    "equal-profit": message("equal profit"),
    "equal-profit-least-core": message("equal profit, least core"),
    "separable": message("separable cost (ACAM)"),
    "tau": message("tau-value"),
    "mcrs": message("MCRS"),
}
METHOD_NOTES = {
    "proportional-parcels": message(
        "the bill in proportion to parcels: simple, blind to where they go"
    ),
    "proportional-kg": message("the bill in proportion to kilograms"),
    "proportional-kg-km": message(
        "the bill in proportion to kilograms times kilometres from the hub"
    ),
    "proportional-stand-alone": message(
        "everybody saves the same percentage of what it pays alone"
    ),
    "shapley": message("what a carrier adds to the bill, averaged over all orders of joining"),
    "shapley-exact": message("the Shapley value from all coalitions"),
    "nucleolus": message(
        "the group that gains least gains as much as possible; safest against walking out"
    ),
    "per-capita-nucleolus": message("the nucleolus, counting a group's gain per carrier"),
    "equal-profit": message(
        "percentages saved as equal as they can be while no group is worse off"
    ),
    "equal-profit-least-core": message(
        "the same while the worst-off group is as well off as can be"
    ),
    "separable": message("what a carrier adds to the others' bill, and a part of the rest"),
    "tau": message("between what a carrier adds at least and what it would accept at most"),
    "mcrs": message("in the middle of what each carrier may pay without anybody walking out"),
}
ORIGINS = {
    "search": message("own search"),
    "union": message("plans of {source} side by side"),
    "restriction": message("the plan of {source} without the others"),
    "lines": message("the plan of the lines"),
}
AXIOMS = {
    "individual_rationality": message("pays more than alone"),
    "core": message("pays more than on its own"),
    "no_subsidy": message("pays less than it adds to the bill"),
    "symmetry": message("pay differently though interchangeable"),
    "dummy": message("pays another amount than the one it adds everywhere"),
}
ANSWERS = {
    Answer.YES: message("yes"),
    Answer.NO: message("no"),
    Answer.UNDECIDED: message("undecided"),
}
NETWORK_TITLES = {
    "pooled": message("One pooled network"),
    "lines": message("Every carrier runs its lines for all"),
}
PARTIES = {COMMON_PURSE: message("Common purse")}

CHART_TITLE = message("Who pays what, by split rule (yuan a day)")
CHART_ALONE = message("what the carrier pays alone")
CHART_CORE = message("within the core: no group is better off leaving")
TITLE = message("{title}, {day}: what sharing saves and who pays what")
VERDICT = message(
    "Alone, the {count} carriers would spend {alone} yuan a day in all; together {bill}. Sharing "
    "saves {saving} yuan a day ({percent})."
)
NO_SAVING = message(
    "Alone, the {count} carriers would spend {alone} yuan a day in all; together {bill}. Sharing "
    "saves nothing here."
)
STABLE = message(
    "There are ways to split the bill with which no carrier and no group is better off alone."
)
EMPTY = message(
    "However the bill is split, some group of carriers is better off on its own: without a subsidy "
    "of {subsidy} yuan a day ({per_parcel} yuan a parcel) somebody has a reason to leave."
)
UNDECIDED_NOISE = message(
    "Whether somebody is better off leaving is UNDECIDED: the answer turns on {level} yuan a day, "
    "and searches with other seeds differ by {spread}. Search longer."
)
UNDECIDED_SEED = message(
    "Whether somebody is better off leaving is UNDECIDED: only one seed searched, so nobody knows "
    "how far the costs are off. Use --seeds 2 or more."
)
UNDECIDED_PARTIAL = message(
    "Whether somebody is better off leaving is UNDECIDED: only {known} of {all} coalitions were "
    "planned. None of those is better off alone with some splits, others may be."
)
STAND_ALONE_NOTE = message(
    "Alone means: the carrier by itself in the county, with its own vehicles, sites and village "
    "allowances. The sum is higher than the cost of `routing compare`'s separate network, where "
    "carriers share the allowances of the villages. In the joint plan, vehicles, kilometres and "
    "CO2 stand with the carrier whose vehicles drive; its share of the bill is another matter."
)
PENALTIES = message(
    "PENALTIES IN THE COSTS of {coalitions}: prices set on unserved or late parcels that nobody "
    "pays, {joint} yuan of the joint bill among them. Such a coalition looks dearer than it is."
)
CARRIER = message(
    "{name} would spend {alone} yuan a day alone, with {vehicles} vehicles and {km} km. "
    "Together its share is {share} yuan: {outcome}."
)
SAVES = message("it saves {saving} yuan a day ({percent})")
LOSES = message("it pays {loss} yuan a day MORE than alone ({percent})")
RANGE = message(
    "As long as it pays between {low} and {high} yuan, the bill can be split so that no group has "
    "a reason to leave."
)
TRANSFER_PAYS = message(
    "In the lines, {name} spends {spent} yuan, should bear {share}, and pays {amount}."
)
TRANSFER_GETS = message(
    "In the lines, {name} spends {spent} yuan, should bear {share}, and receives {amount}."
)
SPLIT_NOTE = message(
    "Yuan a day. *Stays* says whether no group pays more than on its own, in every seed; *spread* "
    "is the largest percentage a carrier saves less the smallest. `shares.csv` has the range of "
    "every share over the seeds."
)
YES, NOBODY = ANSWERS[Answer.YES], "-"
AXIOM_HEADER = (
    message("sums to the bill"),
    message("nobody pays more than alone"),
    message("no group does (core)"),
    message("nobody pays less than it adds"),
    message("equals pay the same"),
    message("who adds only its own cost pays it"),
)
AXIOM_NOTE = message(
    "Where it is not so: by how many yuan in the worst case, and in brackets how many cases; "
    "`violations.csv` lists every case. A dash: there is nobody to judge by."
)
SAME_BILL = message(
    "The joint plan is that of the lines: no search found a cheaper one. So the bill is the same, "
    "and so is everything said above about its splits and who would leave."
)
PLAIN_INTRO = message(
    "Shares below follow one split rule, {method}: {note}. The others stand in the next sections; "
    "which one holds is for the carriers to agree."
)
LEVEL_GAIN = message(
    "With the safest split, every group of carriers gains at least {level} yuan a day by staying "
    "(least core). What keeps it from being more: {binding}."
)
LEVEL_LOSS = message(
    "With the safest split, some group still loses {level} yuan a day by staying (least core): "
    "{binding}."
)
NOISE = message("Over the seeds this figure is {low} to {high}.")
PARTITION = message(
    "If they do not all stay together, the cheapest they can do is {parts}, at {cost} yuan."
)
NO_SUBSIDY = message("No subsidy is needed to keep everybody in.")
SUBSIDY = message(
    "The least subsidy that keeps everybody in is {amount} yuan a day, {per_parcel} yuan a parcel "
    "(cost of stability). The coalitions that make it so large: {binding}. Over the seeds: {low} "
    "to {high}. It is paid from outside and is no part of any cost above."
)
RULE_SUBSIDY = message(
    "If nothing but this rule splits the bill ({method}), it takes {amount} yuan a day of side "
    "payments to keep everybody in."
)
SPLIT_STAYS = message(
    "Yuan a day. The last column says whether no group pays more than on its own, in every seed."
)
RULE = message("Split rule: {method}.")
SETTLEMENT_NOTE = message(
    "*Spends* is what the ledger of the run books on a carrier: its vehicles, drivers and "
    "kilometres, handling and commission of its own parcels{lines}. *Transfer* is what it spends "
    "less its share: above 0 it receives, below 0 it pays. Transfers sum to zero to the fen. "
    "Subsidies are no part of them."
)
SETTLEMENT_LINES = message(", the sites and village allowances of its lines")
NO_PAYMENTS = message("Nobody owes anybody anything.")
PURSE_NOTE = message("The common purse pays what no carrier does: sites and village allowances.")
PRICE_NOTE = message(
    "The same settlement as prices: whoever has parcels on another's line pays the line's price "
    "for each. *Unit cost* is what a parcel costs the operator. What prices cannot settle is a "
    "lump sum a day in `settlement.csv`: at most {lump} yuan here."
)
OPERATORS_TITLE = message("Which carrier should run which line")
OPERATORS_TODAY = message("As today: no other assignment of the lines is cheaper.")
OPERATORS_BETTER = message(
    "Another assignment of the lines saves {saving} yuan a day, more than the {noise} by which "
    "searches with other seeds differ."
)
OPERATORS_UNDECIDED = message(
    "UNDECIDED: another assignment looks {saving} yuan a day cheaper, but searches with other "
    "seeds differ by {noise}. Where carriers have the same kinds of vehicles, lines "
    "cost the same with all of them."
)
OPERATORS_NOTE = message(
    "Yuan a day of each line alone, all its parcels carried by the vehicles of one carrier, at "
    "what that carrier's vehicles cost. Nobody is given more lines than an even share."
)
REPAIR_NOTE = message(
    "A search leaves noise. Where a coalition could drive better with the plans of others, it "
    "takes that plan: a real one, checked like all. The size is how much cheaper it is."
)
NO_REPAIRS = message("None was needed: the searches left no coalition inconsistent.")
COALITION_NOTE = message(
    "Every coalition is a checked plan of exactly its carriers' parcels with their own vehicles. "
    "*Seeds* is how far the searches of single seeds lie apart."
)
SUNK_NOTE = message(
    "SUNK COSTS: {amount} yuan a day for {count} vehicles of {name} are paid already, whether they "
    "carry anything for this network or not. They are in no cost here, neither alone nor together; "
    "the hours and kilometres such a vehicle drives for the network are."
)
METHOD_LINE = message(
    "Engine `{engine}`, {effort} for each of {plans} plans, {seeds} seeds from {seed} up; each "
    "coalition takes the best plan of its seeds."
)
