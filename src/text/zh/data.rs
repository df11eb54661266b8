//! 数据页所用的词：谁能看到什么，什么存在哪里。

use crate::{
    label::{Audience, Part},
    text::DataWords,
};

pub(in crate::text) const DATA: DataWords = DataWords {
    title: "数据与隐私",
    lead: "标识要公开到足以核验，也要替企业守住不必公开的部分。下面写明谁能看到什么，什么存在哪里。",
    who: "谁能看到什么",
    who_note: "企业可以请认证机构把下面几项设为受限。受限内容仍受签名保护，但不出现在网站上；企业按读者需要另行出示，可加密后再交。",
    everybody: "所有人",
    everything_else: "数值、单位、边界、状态、证书和数据质量说明",
    readers: |reader| match reader {
        Audience::Shopper => "消费者",
        Audience::Officer => "采购人员",
        Audience::Bank => "银行",
        Audience::Regulator => "监管人员",
    },
    parts: |part| match part {
        Part::Stages => "各阶段数值",
        Part::Factory => "生产工厂",
        Part::Electricity => "电力来源",
        Part::Output => "产量",
    },
    as_well: "受限部分按需出示：",
    none: "不需要受限部分",
    where_kept: "什么存在哪里",
    places: [
        ("本网站", "公开的标识、状态列表和信任名单，都是带签名的静态文件；没有数据库，没有账号。"),
        ("企业手里", "包含受限内容的完整标识和核算报告。网站上只有报告的摘要值。"),
        ("认证机构和运营方手里", "签名密钥。密钥不上网站，也不进浏览器。"),
        (
            "您的浏览器里",
            "最近看到的状态列表（断网时用来说明“最后一次看到时有效”）、访问过的标识页面、没写完的申请草稿。清除浏览器数据即可删除。",
        ),
        ("加密出示的链接里", "打开文件的密钥写在链接的 # 之后，浏览器不会把它发给任何服务器。"),
    ],
    never: "不会发生的事",
    nevers: [
        "不使用 Cookie，不统计访问者，不请求任何第三方。",
        "您拖入核验、比选、评估和草稿页面的文件不会离开您的设备。",
        "没有签名的数据不会显示成已认证。",
        "受限内容没有出示时，页面会写“未公开”，不会写成“没有”。",
    ],
};
