//! 标识工坊的用语。

use crate::text::StudioWords;

pub(in crate::text) static STUDIO: StudioWords = StudioWords {
    title: "标识工坊",
    lead: "选一份标识，定好样子，把一段代码贴进您的网页；也可以下载图片，或印到包装、海报上。",
    more: "更多样式和方式，见标识工坊",
    needs_script: "标识工坊在您的浏览器里运行，需要启用 JavaScript。标识网页本身不需要。",
    loading: "正在载入标识工坊…",
    not_loaded: "标识工坊没有载入。请检查网络后刷新；如仍不行，请换用较新的浏览器。",
    not_trusted: "信任名单没有通过核验：它不是由本项目的运营方签署的。这个页面可能被人改动过，请不要使用，并告知运营方。",
    stopped: "标识工坊出错，已停止运行。请刷新页面重试；您的选择保存在网址里。",

    which: "选择标识",
    search: "搜索",
    search_hint: "名称、企业、型号、证书编号或 GTIN",
    matches: |found, listed| {
        if found == listed {
            format!("共 {found} 份标识")
        } else {
            format!("共 {found} 份标识，列出前 {listed} 份；再输几个字可缩小范围")
        }
    },
    no_match: "没有符合的标识。请换个词，或直接输入证书编号。",
    listing: "正在取标识列表…",
    no_labels: "本站还没有发布标识。",
    not_listed: "没有取到标识列表。请检查网络后重试。",
    again: "重试",
    unknown: |number| format!("本站没有编号为“{number}”的标识。请核对编号，或在列表中选择。"),

    size: "大小",
    sizes: ["徽标", "卡片", "完整"],
    lang: "语言",
    langs: ["中文", "English"],
    theme: "配色",
    themes: ["随系统", "浅色", "深色"],
    way: "用在哪里",
    ways: [
        ("网页", "任何能放脚本的网页。标识在访客的浏览器里核验后才显示。"),
        ("React", "React 19 组件，无需安装依赖包。"),
        ("Vue", "Vue 3 单文件组件，无需安装依赖包。"),
        ("WordPress", "贴进“自定义 HTML”区块。需要可发布脚本的权限，一般是管理员或编辑。"),
        ("内嵌框架", "脚本与您的网页隔开，适合管理严格的网站。"),
        ("图片和链接", "商城详情页等不允许脚本的地方。图片更新后，已贴出的也随之更新。"),
        ("静态 HTML", "不含脚本，也不再发请求；显示的是发布时的状态，不会自动更新。"),
    ],
    not_for_this_way: "这种方式只有一种样子。",

    preview: "预览",
    choose_first: "先选一份标识，这里会显示它贴到网页上的样子。",
    checking: "正在核验这份标识…",
    not_fetched: "没有取到这份标识。请检查网络后重试。",
    shown_as: |state| format!("这份证书{state}。贴到网页上的标识会如实写明，不会显示为有效。"),
    refused: "这份标识没有通过核验，因此不提供代码、图片和印刷稿。",
    label_page: "查看标识网页",

    snippet: "代码",
    copy: "复制代码",
    copied: "已复制",
    copy_by_hand: "浏览器不允许自动复制。代码已选中，请按 Ctrl+C（Mac 按 ⌘C）。",
    snippet_not_fetched: "没有取到这段代码。请检查网络后重试。",

    downloads: "下载图片",
    picture: |kind| format!("下载 {kind}"),
    picture_note: "图片画的是发布时的状态。请优先使用上面的代码，证书状态变化时会随之更新。",

    print: "印到包装或海报上",
    print_as: "用途",
    printed_as: ["包装", "海报（A4）"],
    width: "宽度（毫米）",
    no_width: "请填写毫米数，例如 60 或 60.5。",
    batch: "批号（可不填）",
    serial: "序列号（可不填）",
    ink: "油墨",
    inks: ["彩色", "单黑", "反白"],
    least: |width, version| format!("最窄 {width} mm：二维码为版本 {version}，再窄就扫不出来。"),
    leads: |address| format!("二维码指向 {address}"),
    print_svg: "下载 SVG（毫米）",
    print_pdf: "打印或存为 PDF",
    print_note: "纸张就是标识的大小；打印时请选“实际大小”和“无边距”。文字用这台设备的字体，交印厂前请转成曲线。",
};
