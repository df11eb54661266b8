//! 采购比选图表的用语。

use crate::text::ChartWords;

pub(in crate::text) static CHART: ChartWords = ChartWords {
    heading: "图表",
    tables: "数据表",
    space: "",
    stop: "。",
    comma: "、",
    plus: " + ",
    none: "—",
    and_more: |count| format!(" 等，另有 {count} 个"),
    in_unit: |what, unit| format!("{what}（{unit}）"),

    product: "产品",
    products: "产品数",
    footprint: "碳足迹",
    chosen: "已选产品",
    least: "最低",
    most: "最高",

    no_values: "没有可画的产品，原因如下。",
    vouched: |checked, listed| match (checked, listed) {
        (_, 0) => "全部已在本机核验。".to_owned(),
        (0, _) => "数值按目录所载，尚未在本机核验。".to_owned(),
        _ => format!("其中 {checked} 个已在本机核验，{listed} 个按目录所载。"),
    },
    in_force: "证书有效的",
    all_declared: "企业自行声明的",
    nobody_vouches: "数值由企业自行声明，未经认证。",
    left_out: |count, reasons| format!("未计入 {count} 个：{reasons}。"),
    reason: |reason, count| format!("{reason} {count} 个"),
    declared: "自行声明",
    too_many_digits: "数值位数过多，无法精确换算",
    beside_group: |count| format!("同类别另有 {count} 个产品与本组不可比，未画。"),
    chosen_missing: |name, why| format!("已选的“{name}”不在图中：{}。", why.trim_end_matches('。')),

    distribution: |count| format!("{count} 个可比产品的碳足迹分布"),
    one_value: |kind, value, unit| format!("只有 1 个{kind}产品：{value} {unit}。"),
    spread: |count, kind, [least, middle, most], unit| {
        format!("计入 {count} 个{kind}产品：最低 {least}，中位数 {middle}，最高 {most}（{unit}）。")
    },
    fullest: |interval, count| format!("产品最多的一段是 {interval}，有 {count} 个。"),
    interval: |from, to, closed| {
        if closed { format!("{from} 至 {to}") } else { format!("{from} 至不足 {to}") }
    },
    days: |from, until| format!("{from} 至 {until} 前"),
    marked: |names| format!("三角标出已选产品：{names}。"),
    bins: "各段产品数",
    lines: "参照线",
    line: "标记",
    reference: "参照",
    benchmark: "来自",
    method: "方法",
    year: "年份",
    source: "来源",
    up_to: |value| format!("不高于 {value}"),
    below: |value| format!("低于 {value}"),
    quantile: |percent| format!("第 {percent} 百分位"),
    not_drawn: |name, why| format!("未画参照“{name}”。{why}"),
    beyond: |count| format!("{count} 条参照线离得太远，只列在数据表中。"),
    demand: "需求标准",

    stages: "阶段构成",
    no_bars: "没有可画的阶段：只画已在本机核验、与本组可比、且证书给出阶段的产品。",
    bars: |count, unit| format!("画出 {count} 个已核验产品的阶段构成（{unit}）。"),
    range: |(least, low), (most, high)| format!("碳足迹最低的是“{least}”，{low}；最高的是“{most}”，{high}。"),
    only: |name, value| format!("“{name}”的碳足迹为 {value}。"),
    largest: |stages, stored| match stored {
        true => format!("数值最大的阶段（排放与储存都算）：{stages}。"),
        false => format!("数值最大的阶段：{stages}。"),
    },
    leads: |stage, count| format!("{stage}（{count} 个产品）"),
    stored_left: "负值画在零线左侧。",
    unchecked: |names| format!("尚未在本机核验，未画：{names}。"),
    no_stages: |names| format!("证书没有给出阶段，未画：{names}。"),
    more_chosen: |count| format!("只画前 8 个，另有 {count} 个已选产品未画。"),
    not_in_force: |name, state| format!("{name}（{state}）"),

    against: |quantity| format!("碳足迹与{quantity}"),
    across: "横轴",
    quantities: ["初级数据占比", "发证日期", "到期日期", "数据期间截止日"],
    dots: |count, kind, [least, most], unit| {
        format!("画出 {count} 个{kind}产品，碳足迹从 {least} 到 {most}（{unit}）。")
    },
    gather: |quantity, interval, count| format!("{quantity}在 {interval} 之间的最多，有 {count} 个。"),
    numbered: |names| format!("数字标出已选产品：{names}。"),
    more_marked: |marked, more| format!("只标出前 {marked} 个已选产品，另有 {more} 个未标。"),
    not_provided: |quantity| format!("没有提供{quantity}"),
    without: |count, quantity| format!("{count} 个没有提供{quantity}，未画。"),
    thinned: |drawn, all| format!("产品太多，图上按数值次序均匀取 {drawn} 个，共 {all} 个；数据表计入全部。"),

    beside: "并排比较",
    fact: "项目",
    differs: "不同",
    equal: "相同",
    boundary: "系统边界",
    rule: "产品规则",
    period: "数据期间",
    interval_stated: "不确定区间",
    between: |low, high, level| match level {
        Some(level) => format!("{low} 至 {high}（置信水平 {level}）"),
        None => format!("{low} 至 {high}"),
    },
    state: "证书状态",
    issuer: "签发机构",
    not_checked: "尚未在本机核验",
    no_interval: "至少一方没有给出不确定区间，或置信水平不同",
    pairs: "数值的差别与不确定度",
    differ_within: |one, other, difference| {
        format!("“{one}”与“{other}”相差 {difference}，两者的不确定区间重叠：差别在不确定度以内，分不出高低。")
    },
    differ_apart: |one, other, difference| {
        format!("“{one}”与“{other}”相差 {difference}，两者的不确定区间不重叠：差别大于不确定度。")
    },
    differ_untold: |one, other, difference, why| {
        format!("“{one}”与“{other}”相差 {difference}，无法判断是否大于不确定度：{why}。")
    },
    cannot_tell: |one, other, why| {
        format!("“{one}”（前者）与“{other}”（后者）无法比较：{}。", why.trim_end_matches('。'))
    },
};
