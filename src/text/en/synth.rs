//! Words that made-up programmes are put together from.

use crate::text::SynthWords;

pub(in crate::text) const SYNTH: SynthWords = SynthWords {
    programme: "Synthetic demonstration programme",
    operator: "Synthetic Demonstration Office (fictitious)",
    body: "Synthetic Demonstration Certification Centre (fictitious)",
    lines: &[
        "Haihe", "Jingu", "Binhai", "Yanshan", "Bohai", "Great Wall", "Spruce", "Birch", "Dawn", "Starfield", "Jibei",
        "Chaobai", "Yongding", "Ziya", "South Canal", "Panshan", "Tanggu", "Hangu", "Willow", "Duliu", "Blue Dragon",
        "Red Bridge", "Hedong", "Still Lake",
    ],
    names: &[
        "Anhe", "Baichuan", "Chenguang", "Derun", "Enze", "Fangyuan", "Guangyuan", "Hengxin", "Jiahe", "Kaiyuan",
        "Lianchuang", "Mingyuan", "Ninghai", "Pengcheng", "Qiming", "Ruifeng", "Shengtai", "Tiangong", "Wanxiang",
        "Xinhe", "Yaju", "Yuanheng", "Zelin", "Zhonghe",
    ],
    trades: &["Manufacturing", "Technology", "Industries", "New Materials"],
    cities: &["Tianjin", "Beijing", "Shijiazhuang", "Baoding", "Tangshan", "Langfang"],
    maker: |name, trade, city| format!("Demonstration {name} {trade} ({city}) Co., Ltd."),
    factory: |name, city| format!("Demonstration {name}, {city} works"),
    product: |line, category, size| format!("{line} {category} {size}"),
    electricity: "2024 national average electricity carbon footprint factor",
    source: "Synthetic data: product, company and every figure were drawn at random by a program, for tests.",
    suspended: "surveillance overdue (demonstration)",
    revoked: "raw material data found untrue (demonstration)",
};
