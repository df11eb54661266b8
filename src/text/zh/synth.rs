//! 合成演示项目所用的词。

use crate::text::SynthWords;

pub(in crate::text) const SYNTH: SynthWords = SynthWords {
    programme: "合成演示项目",
    operator: "合成演示运行办公室（虚构）",
    body: "合成演示认证中心（虚构）",
    lines: &[
        "海河", "津沽", "滨海", "燕山", "渤海", "长城", "云杉", "白桦", "晨光", "星野", "蓟北", "潮白", "永定", "子牙",
        "南运", "盘山", "塘沽", "汉沽", "杨柳", "独流", "青龙", "红桥", "河东", "静湖",
    ],
    names: &[
        "安和", "百川", "辰光", "德润", "恩泽", "方圆", "广源", "恒信", "嘉禾", "开元", "联创", "明远", "宁海", "鹏程",
        "启明", "瑞丰", "盛泰", "天工", "万象", "新禾", "雅居", "元亨", "泽林", "众合",
    ],
    trades: &["制造", "科技", "实业", "新材料"],
    cities: &["天津", "北京", "石家庄", "保定", "唐山", "廊坊"],
    maker: |name, trade, city| format!("示范{name}{trade}（{city}）有限公司"),
    factory: |name, city| format!("示范{name}{city}工厂"),
    product: |line, category, size| format!("{line}系列{category} {size} 型"),
    electricity: "2024 年全国平均电力碳足迹因子",
    source: "合成数据：产品、企业和全部数值均由程序按随机数生成，仅供测试。",
    suspended: "监督审核逾期（演示）",
    revoked: "复核发现原材料数据不实（演示）",
};
