//! 命令行用语。

use crate::text::CliWords;

pub(super) static CLI: CliWords = CliWords {
    error: "错误",
    note: "提示",
    cannot_read: |file, reason| format!("读不了 {file}：{reason}。请检查路径和权限。"),
    cannot_write: |file, reason| format!("写不了 {file}：{reason}。原有文件没有改动。请检查路径、权限和磁盘空间。"),
    too_large: |file, limit| format!("{file} 超过 {limit} 字节，没有读取。请确认选对了文件。"),
    exists: |file| format!("{file} 已经存在，密钥文件不会被覆盖。请换一个文件名。"),
    folder_exists: |folder| format!("{folder} 已存在，不会改动其中的文件。请换一个名称。"),
    nothing_to_make: |folder| format!("{folder} 的类别都没有写明合理数值范围，无法生成合成数据。"),
    making: "生成标识",
    synth_made: |products, folder| format!("已在 {folder} 生成 {products} 份合成标识，均非真实产品"),
    not_a_declaration: "是产品护照或其他凭证，既不是标识，也不是可以转写的声明。",
    no_footprints: "没有一行能够读入，所以没有写出文件。原因见上；各列的含义可用 --mapping 指定。",
    per_stated: |per| format!("文件自己写明{per}，请去掉 --per。"),
    no_such_item: |item| format!("其中没有第 {item} 个碳足迹。"),
    no_programme: |file| format!("在 {file} 及其上级目录中没有找到 programme.toml。请用 --programme 指明项目目录。"),
    bad_time: |text| format!("“{text}”不是日期或时间。请写成 2026-11-24 或 2026-11-24T12:00:00+08:00。"),
    bad_base: |text| format!("“{text}”不能作网站地址。请写 https 地址，本机试用可写 http://127.0.0.1:8787/。"),
    port_in_use: |port| format!("端口 {port} 已被占用。请用 --port 换一个端口，或先停掉占用它的程序。"),
    not_a_site: |folder| format!("{folder} 里有不是本程序发布的文件，没有改动。请换一个空目录。"),
    no_site: |folder| format!("{folder} 里没有已发布的网站。请先用 carbon-label publish 发布。"),
    misnamed: |file, number| format!("{file} 里的证书编号是 {number}，与文件名不符。请把文件改名为 {number}.jwt。"),
    bad_file_name: |file| format!("{file} 的文件名不能作证书编号。只用字母、数字和 . _ -。"),
    unknown_category: |file, category, known| format!("{file}：项目中没有类别“{category}”。可用的类别：{known}。"),
    untrusted_key: |did| {
        format!("{did} 不在项目的信任名单（issuers.toml）中，用它签发的标识不会被认可。请先把它加入名单。")
    },
    not_accepted: |file, reason| format!("{file} 没有签发，因为签出的标识不会通过核验。{reason}"),
    no_app: |folder| {
        format!("{folder} 里没有构建好的浏览器程序，因此不发布核验页和标识工坊。可先运行 cargo xtask demo 构建。")
    },
    no_element: |folder| {
        format!("{folder} 里没有 element_bg.wasm，因此不发布 embed/carbon-label.js。可先运行 cargo xtask demo 构建。")
    },
    shown_as_failed: |file, reason| format!("{file} 未通过核验，它的网页会如实说明，且不显示数值：{reason}"),
    signed: |file| format!("已签发 {file}"),
    published: |labels, files, folder| format!("已发布 {labels} 份标识、{files} 个文件到 {folder}"),
    publishing: "正在发布",
    kept: |drawn, kept, removed| format!("重新绘制 {drawn} 份标识，沿用 {kept} 份，移除 {removed} 份"),
    sent: |sent, taken_away| format!("上传 {sent} 个对象，移除 {taken_away} 个"),
    store: |address, reason| format!("{address}：存储端未接受：{reason}。已上传的有效，请再次发布以上传其余部分。"),
    store_kind: |address| format!("{address}：不支持这类存储。可用：s3://、gs://、az://。"),
    more_failed: |labels| format!("另有 {labels} 份标识未通过核验，其页面会如实说明"),
    site_busy: |folder| format!("另一进程正在发布 {folder}，请等其结束。"),
    bad_record: |file, line| format!("{file} 第 {line} 行不是先前发布所写的内容。请加 --fresh 重新绘制全部标识。"),
    other_parts: |folder, one, other| {
        format!("{folder} 中同时有 {one} 份划分和 {other} 份划分的部分。请清空后重新发布各部分。")
    },
    other_run: |folder, part, of| {
        format!(
            "{folder} 中第 {part} 部分（共 {of} 部分）由另一版本程序、另一项目或不同选项绘制。请以相同选项用 --shard {part}/{of} 重新发布。"
        )
    },
    rows_cut: |file, rows, census| {
        format!("{file} 等文件中有 {rows} 份标识，而写入时计为 {census} 份。请重新发布各部分。")
    },
    other_part: |folder, part| {
        format!("{folder} 中是站点的另一部分（{part}），未作改动。请为每一部分指定各自的文件夹。")
    },
    no_rows: |folder| format!("{folder} 中没有行文件。请先用 --shard I/N 和同一 --rows 发布各部分。"),
    no_part: |folder, part, of| {
        format!("{folder} 中缺少第 {part} 部分（共 {of} 部分）的完整行文件。请先用 --shard {part}/{of} 发布该部分。")
    },
    few_connections: |connections| format!("系统只允许本程序同时保持 {connections} 个连接，可用 ulimit -n 提高上限"),
    unquotable: |text| format!("“{text}”无法写入配置文件。请使用不含引号、花括号、美元符号和反斜杠的名称。"),
    serving: |address| format!("正在 {address} 提供网站，按 Ctrl+C 停止"),
    key_made: |file| format!("私钥已写入 {file}，请妥善保管，不要外传"),
    public_key: "DID",
    publish_document: |address| format!("请把下面这份文件发布到 {address}"),
    status_set: |number, decision, folder| format!("{number}：{decision}，已记入 {folder}，名单已重新签名"),
    lists_signed: |folder| format!("已重新签署 {folder} 的名单"),
    trust_not_signed: |file| {
        format!(
            "{file} 不存在，或与 issuers.toml 不一致。请由运营方用 carbon-label trust 重新签署；运营方的密钥要写在 programme.toml 的 operator_key。"
        )
    },
    trust_refused: |file, reason| format!("{file} 不能采信。{reason}请由运营方用 carbon-label trust 重新签署。"),
    trust_signed: |file| format!("信任名单已签署：{file}"),
    not_operator: |did| format!("密钥 {did} 不是 programme.toml 中 operator_key 写明的那一把。"),
    presented: |file| format!("已写入 {file}，只含所选部分"),
    sealed: |file, address| format!("已加密写入 {file}。请发布到 {address}，再把下面的链接交给对方；密钥只在链接里。"),
    bad_path: |path| format!("“{path}”不能作站内路径。请写成 presented/bank.jwe 这样。"),
    no_story: |expected| format!("这里应为 {expected}"),
    not_entered: |number, folder| format!("{number} 没有登记在 {folder} 的任何名册中。签发时加 --register 才会登记。"),
    fingerprint: "指纹",
    demonstration_key: "这是公开的演示密钥，只能签发演示标识，不能证明任何事情。",
    not_a_label: "不是紧凑格式的标识文件，没有发布。labels 文件夹里只放 carbon-label issue 签发的文件。",
    undone: |folder| {
        format!(
            "{folder} 的历史记录比已签署的名单少：照它重签，会使已撤销的证书恢复有效。请先找回完整的 history.jsonl。"
        )
    },
    other_register: |number, folder| {
        format!("{number} 已登记在 {folder}。请用 --register 写明同一名册；已撤销或注销的，请另编新证书号。")
    },
    whole_inside: |folder| format!("{folder} 在项目文件夹之内，会随网站公开或被覆盖。完整标识请另存到别处。"),
    not_signed: "这份文件没有签名，无从核验；可用 carbon-label import 查看其中的自行声明。",
    certified_only: "这个文件不是 EPD，而是一份标识；请用 carbon-label verify。",
    signature_unchecked: "这份护照带有签名，导入时没有核验签名。",
    no_fonts: "本机没有任何字体，无法绘制文字。请安装含中文的字体，例如 Debian 的 fonts-noto-cjk。",
    no_glyph: |character| {
        format!(
            "本机字体中没有“{character}”（U+{:04X}）；不用方框代替，因此没有绘制。请安装含此字的字体，例如 Debian 的 fonts-noto-cjk。",
            u32::from(character)
        )
    },
    too_many_dots: |width, height, most| {
        format!("不绘制 {width}×{height} 点的图片：至少 1 点，最多 {most} 点。请降低每英寸点数，或缩小标识宽度。")
    },
    not_drawn: |reason| format!("无法生成这种格式的文件：{reason}。这是程序的缺陷，请告知我们。"),
    not_text: "这种格式不是文本，不在终端显示。请用 --out 写明文件。",
    no_gtin: "产品没有 GTIN，二维码指向标识网页，不能带批号或序列号。",
    not_for_screens: "PDF 只用于包装。请加上 --size print 和 --width-mm。",
    not_for_paper: "包装标识只有 SVG、PNG、PDF 三种格式。请用 --format 选择。",
};
