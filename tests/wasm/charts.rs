//! Charts on a canvas: that dots are painted, where, and in as many as the screen has.

use carbon_label::{
    app::{ChartKind, draw_chart},
    portal::{Axis, Bar, Key, Mark, PARTS, Plot, Tick},
};
use gloo::utils::{body, document, window};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

/// A canvas on the page, gone when the test ends.
struct Sheet(HtmlCanvasElement);

impl Drop for Sheet {
    fn drop(&mut self) {
        self.0.remove();
    }
}

impl Sheet {
    fn new(width: i32) -> Self {
        let canvas: HtmlCanvasElement = document().create_element("canvas").unwrap().unchecked_into();
        canvas.set_attribute("style", &format!("display:block;width:{width}px;--carbon-label-paper:#ffffff")).unwrap();
        body().append_child(&canvas).unwrap();
        Self(canvas)
    }

    /// How many dots of a part, in hundredths of the canvas, are not white.
    fn painted(&self, left: u32, top: u32, right: u32, bottom: u32) -> usize {
        let context: CanvasRenderingContext2d = self.0.get_context("2d").unwrap().unwrap().unchecked_into();
        let (wide, high) = (self.0.width(), self.0.height());
        let at = |part: u32, whole: u32| f64::from(part * whole / 100);
        let (x, y) = (at(left, wide), at(top, high));
        let data = context.get_image_data(x, y, at(right, wide) - x, at(bottom, high) - y).unwrap().data();
        data.chunks_exact(4).filter(|dot| dot[..3] != [255; 3]).count()
    }
}

fn ticks(said: &[&str]) -> Vec<Tick> {
    let last = said.len() as u16 - 1;
    said.iter().zip(0..).map(|(said, at)| Tick { at: at * (PARTS / last), said: (*said).to_owned() }).collect()
}

fn plot(bars: Vec<Bar>) -> Plot {
    Plot {
        x: Axis { title: "kgCO₂e".to_owned(), ticks: ticks(&["0", "50", "100"]) },
        y: Axis { title: "n".to_owned(), ticks: ticks(&["0", "1"]) },
        bars,
        ..Plot::default()
    }
}

#[wasm_bindgen_test]
fn a_bar_is_painted_where_it_stands_and_nothing_where_none_does() {
    let sheet = Sheet::new(600);
    let left = Bar { from: 0, to: PARTS / 2, at: PARTS, key: 0 };
    draw_chart(ChartKind::Distribution, &plot(vec![left]), &[], &sheet.0);
    let dense = (600.0 * window().device_pixel_ratio()).round() as u32;
    assert_eq!(sheet.0.width(), dense);
    let (with, without) = (sheet.painted(20, 30, 45, 70), sheet.painted(60, 30, 85, 70));
    assert!(with > 100 * (without + 1), "{with} beside {without}");
    assert!(sheet.painted(0, 85, 100, 100) > 20, "values of the axis");
}

#[wasm_bindgen_test]
fn lines_triangles_and_dots_are_painted() {
    let sheet = Sheet::new(600);
    let draw = |kind, plot: &Plot| {
        draw_chart(kind, plot, &[], &sheet.0);
        sheet.painted(0, 0, 100, 100)
    };
    let mut plot = plot(Vec::new());
    let axes = draw(ChartKind::Distribution, &plot);
    plot.lines = vec![Tick { at: PARTS / 3, said: "A".to_owned() }];
    let lined = draw(ChartKind::Distribution, &plot);
    plot.marks = vec![Mark { x: PARTS / 2, y: PARTS / 2, said: "520".to_owned() }];
    let marked = draw(ChartKind::Distribution, &plot);
    assert!(axes < lined && lined < marked, "{axes} {lined} {marked}");
    let without = draw(ChartKind::Scatter, &plot);
    plot.points = (0..400).map(|at| (at * 25, at * 20)).collect();
    assert!(draw(ChartKind::Scatter, &plot) > without + 400);
}

#[wasm_bindgen_test]
fn rows_of_stages_have_patterns_and_grow_with_the_products() {
    let sheet = Sheet::new(320);
    let keys = |count: usize| -> Vec<Key> {
        (0..count).map(|at| Key { letter: String::new(), said: format!("Stage of a long name {at}") }).collect()
    };
    let of = |rows: u16, stages: u16| {
        let bar = |row, key| Bar { from: key * 1_000, to: key * 1_000 + 900, at: row, key };
        let bars = (0..rows).flat_map(|row| (0..stages).map(move |key| bar(row, key))).collect();
        let names = (0..rows).map(|at| Tick { at, said: "A product with a name too long for its place ".repeat(3) });
        let mut plot = plot(bars);
        plot.y.ticks = names.collect();
        draw_chart(ChartKind::Stages, &plot, &keys(stages.into()), &sheet.0);
        (sheet.0.height(), sheet.painted(0, 0, 100, 100))
    };
    let (one, eight) = (of(1, 2), of(8, 9));
    assert!(eight.0 > 2 * one.0 && eight.1 > 3 * one.1, "{one:?} {eight:?}");
}

#[wasm_bindgen_test]
fn a_canvas_that_is_not_shown_is_left_alone() {
    let sheet = Sheet::new(600);
    sheet.0.set_attribute("style", "display:none").unwrap();
    draw_chart(ChartKind::Distribution, &plot(Vec::new()), &[], &sheet.0);
    assert_eq!((sheet.0.width(), sheet.0.height()), (300, 150));
}
