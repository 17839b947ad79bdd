"""Chinese names of sheets, headers and words of tables, and what they mean."""

SHEETS = {"places": "地点", "demand": "货量", "lines": "线路", "travel": "路程"}
"""What a sheet of a workbook may be called beside the English name of its table."""

HEADERS: dict[str, dict[str, str]] = {
    "places": {
        "编号": "id",
        "地点编号": "id",
        "编码": "id",
        "代码": "id",
        "层级": "level",
        "级别": "level",
        "类型": "level",
        "英文名": "name",
        "拼音": "name",
        "村名": "name",
        "名称": "name",
        "地名": "name",
        "站点名称": "name",
        "中文名": "name_zh",
        "中文名称": "name_zh",
        "上级": "parent_id",
        "上级编号": "parent_id",
        "所属乡镇": "parent_id",
        "乡镇编号": "parent_id",
        "经度": "lon",
        "东经": "lon",
        "纬度": "lat",
        "北纬": "lat",
        "坐标状态": "coord_status",
        "坐标来源": "coord_status",
        "开门时间": "opens",
        "营业开始": "opens",
        "关门时间": "closes",
        "营业结束": "closes",
        "服务分钟": "service_min",
        "服务时间min": "service_min",
        "停靠分钟": "service_min",
        "状态": "status",
        "冷库": "cold_room",
        "场地费元每天": "site_yuan_per_day",
    },
    "demand": {
        "编号": "id",
        "件编号": "id",
        "村编号": "village_id",
        "村代码": "village_id",
        "快递公司": "carrier_id",
        "承运商": "carrier_id",
        "公司": "carrier_id",
        "方向": "direction",
        "产品": "product_id",
        "品类": "product_id",
        "货品": "product_id",
        "件数": "parcels",
        "重量kg": "weight_kg",
        "重量公斤": "weight_kg",
        "体积l": "volume_l",
        "体积升": "volume_l",
        "可取时间": "ready",
        "就绪时间": "ready",
        "截止时间": "due",
        "最晚时间": "due",
        "来源": "source",
    },
    "lines": {
        "线路": "line_id",
        "线路编号": "line_id",
        "中心编号": "centre_id",
        "中转中心": "centre_id",
        "快递公司": "carrier_id",
        "承运商": "carrier_id",
        "公司": "carrier_id",
        "村编号": "village_id",
        "村代码": "village_id",
    },
    "travel": {},
}

WORDS: dict[str, dict[str, str]] = {
    "level": {
        "县": "hub",
        "县级": "hub",
        "县级中心": "hub",
        "中心": "centre",
        "乡": "centre",
        "镇": "centre",
        "乡镇": "centre",
        "乡镇中心": "centre",
        "村": "village",
        "村级": "village",
        "村级站点": "village",
    },
    "direction": {"下行": "down", "上行": "up", "下": "down", "上": "up"},
    "coord_status": {"实测": "real", "真实": "real", "假定": "assumed", "推定": "assumed"},
    "status": {
        "正常": "active",
        "营业": "active",
        "停摆": "dormant",
        "季节性": "seasonal",
        "关闭": "closed",
        "停业": "closed",
    },
    "cold_room": {"是": "yes", "有": "yes", "否": "no", "无": "no"},
    "source": {"实测": "observed", "统计": "observed", "生成": "generated", "模拟": "generated"},
}


def column_name(table: str, header: str) -> str:
    """Return the column a header means; unknown headers stay what they are."""
    plain = header.strip()
    for form in (plain, plain.replace(" ", "").strip("()（）").replace("(", "").replace("（", "")):
        if form.casefold() in HEADERS[table]:
            return HEADERS[table][form.casefold()]
    return plain.casefold().replace(" ", "_") if plain.isascii() else plain


def header(table: str, column: str) -> str:
    """Return the usual Chinese header of a column, the column itself where there is none."""
    return next((zh for zh, meant in HEADERS[table].items() if meant == column), column)


def choices(column: str) -> dict[str, str]:
    """Return what may stand in a column, as Chinese word and what it means; nothing for others."""
    words = WORDS.get(column, {})
    return {_usual(column, meant): meant for meant in dict.fromkeys(words.values())}


def _usual(column: str, meant: str) -> str:
    """Return the most telling of the Chinese words: of equals the first, of a level the longest."""
    words = [zh for zh, other in WORDS[column].items() if other == meant]
    return max(words, key=len) if column == "level" else words[0]


def word(column: str, cell: str) -> str:
    """Return the English word of a cell; other cells stay what they are."""
    words = WORDS.get(column)
    return cell if words is None else words.get(cell, cell.casefold())
