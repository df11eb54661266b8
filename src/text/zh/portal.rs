//! 采购比选的用语。

use crate::text::PortalWords;

pub(in crate::text) static PORTAL: PortalWords = PortalWords {
    title: "采购比选",
    lead: "从产品库中查找产品，只在可比组内比较，并逐项核验证书。",
    needs_script: "采购比选在您的浏览器里运行，需要启用 JavaScript。",
    loading: "正在载入采购比选…",
    not_loaded: "采购比选没有载入。请检查网络后刷新；如仍不行，请换用较新的浏览器。",
    not_trusted: "信任名单没有通过核验：它不是由本项目的运营方签署的。这个页面可能被人改动过，请不要使用，并告知运营方。",
    stopped: "采购比选出错，已停止运行。请刷新页面重试；您的条件保存在网址里。",

    search: "搜索产品",
    search_hint: "名称、企业、型号、证书编号、GTIN 或拼音首字母",
    category: "类别",
    all_categories: "全部类别",
    group: "可比组",
    in_group: |found| format!("{found} 个产品"),
    states: "证书状态",
    all_states: "全部状态",
    state: ["认证有效", "状态未知", "尚未生效", "已暂停", "已过期", "已撤销", "已注销", "核验失败"],
    least: "碳足迹不低于",
    most: "碳足迹不高于",
    only_chosen: "只看已选",
    columns: "显示的列",
    issuer: "认证机构",
    period: "数据期间",
    rule: "产品规则",
    filters: "筛选",

    found: |found, comparable| {
        if found == comparable {
            format!("{found} 个产品，都可比")
        } else {
            format!("{found} 个产品 · {comparable} 个可比 · {} 个无法比较，原因见各行", found - comparable)
        }
    },
    none_found: "没有符合的产品。请换个词，或放宽筛选条件。",
    no_products: "本站还没有发布产品。",
    reading: |read, all| format!("正在读取产品库：{read} / {all}"),
    not_read: "产品库没有读到。请检查网络后重试。",
    again: "重试",
    versions: |versions| format!("规则版本不一：{versions}。比较时请留意。"),
    periods: |count| format!("数据期间不一，共 {count} 种。"),

    chosen: "已选",
    choose: |name| format!("选择 {name}"),
    how_many_chosen: |count| format!("已选 {count} 个"),
    clear: "清空",
    product: "产品",
    footprint: "碳足迹",
    stages: "阶段构成",
    stages_as: |stages| format!("阶段构成：{stages}"),
    certificate: "证书",
    primary_share: "初级数据占比",
    not_provided: "未提供",
    until: |day| format!("至 {day}"),
    table: "产品",
    table_help: "方向键移动，空格选择，Page Up 和 Page Down 翻页。",
    rising: "升序",
    falling: "降序",
    listed: |state| format!("目录所载：{state}"),
    rejected: "未通过核验，不显示内容",
    not_comparable: "无法比较",
    label_page: "标识网页",

    standard: "需求标准",
    standard_help: "填写开标日后，对每个产品逐项判断。",
    in_force: "证书在开标日有效",
    accredited: "签发机构获认可",
    recognised: "签发机构须被认可的地区",
    anywhere: "不要求",
    limit: "上限",
    primary: "初级数据不低于（%）",
    deduction: "最高扣除（%）",
    best: "满扣时的数值",
    requirement: "需求标准",
    outcomes: |pass, cannot_tell, fail| format!("满足 {pass} 个 · 无法判断 {cannot_tell} 个 · 不满足 {fail} 个"),
    outcome: "判断结果",
    all_outcomes: "全部",
    print: "打印或存为 PDF",
    save: "存为文件",
};
