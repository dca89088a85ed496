// SPDX-License-Identifier: Apache-2.0
// Designs and letterheads as JSON, and filling one in.
#include "style/letterhead.h"

#include "style/reading.h"

namespace style {

using core::Json;

std::string_view name(Emblem emblem) {
    switch (emblem) {
        case Emblem::none: return "none";
        case Emblem::state: return "negara";
        case Emblem::region: return "daerah";
        case Emblem::own: return "sendiri";
    }
    return "";
}

std::string_view name(Ruling ruling) {
    switch (ruling) {
        case Ruling::none: return "none";
        case Ruling::one: return "one";
        case Ruling::two: return "two";
    }
    return "";
}

namespace {

HeadLine read_line(const Reading& read, std::size_t most) {
    read.only({"text", "size", "bold", "capitals"});
    HeadLine line;
    line.text = read.text("text", most);
    if (line.text.empty()) read.fault("text", "style.fault.empty");
    line.size = read.number("size", 12, 7, 24);
    line.bold = read.flag("bold", false);
    line.capitals = read.flag("capitals", false);
    return line;
}

Json line_json(const HeadLine& line) {
    return {{"text", line.text}, {"size", line.size}, {"bold", line.bold}, {"capitals", line.capitals}};
}

}  // namespace

core::Checked<HeadDesign> design_from(const Json& json) {
    std::vector<core::Fault> faults;
    const Reading read(json, faults);
    read.only({"variant", "version", "name", "units", "left", "right", "above", "emblem_mm", "lines", "ruling"});
    HeadDesign design;
    design.variant = read.text("variant", 40);
    if (!code_like(design.variant)) read.fault("variant", "style.fault.code");
    design.version = read.integer("version", 0, 0, 1'000'000);
    design.name = read.text("name", 120);
    if (design.name.empty()) read.fault("name", "style.fault.empty");
    design.units = read.texts("units", 30);
    using enum Emblem;
    design.left = read.choice("left", region, {none, state, region, own});
    design.right = read.choice("right", none, {none, state, region, own});
    design.above = read.flag("above", false);
    design.emblem_mm = read.number("emblem_mm", 22, 10, 35);
    read.each("lines", max_head_lines,
              [&](const Reading& each) { design.lines.push_back(read_line(each, 200)); });
    if (design.lines.empty()) read.fault("lines", "style.fault.head_lines");
    design.ruling = read.choice("ruling", Ruling::two, {Ruling::none, Ruling::one, Ruling::two});
    if (!faults.empty()) return faults;
    return design;
}

Json to_json(const HeadDesign& design) {
    Json json{{"variant", design.variant},
              {"version", design.version},
              {"name", design.name},
              {"units", design.units},
              {"left", name(design.left)},
              {"right", name(design.right)},
              {"above", design.above},
              {"emblem_mm", design.emblem_mm},
              {"ruling", name(design.ruling)}};
    auto& lines = json["lines"] = Json::array();
    for (const auto& line : design.lines) lines.push_back(line_json(line));
    return json;
}

Json to_json(const Letterhead& head) {
    Json json{{"agency", head.agency},
              {"unit", head.unit},
              {"left", head.left ? Json(head.left->hex()) : Json()},
              {"right", head.right ? Json(head.right->hex()) : Json()},
              {"above", head.above},
              {"emblem_mm", head.emblem_mm},
              {"ruling", name(head.ruling)}};
    auto& lines = json["lines"] = Json::array();
    for (const auto& line : head.lines) lines.push_back(line_json(line));
    return json;
}

Letterhead letterhead_kept(const Json& json) {
    std::vector<core::Fault> faults;
    const Reading read(json, faults);
    Letterhead head;
    head.agency = read.text("agency");
    head.unit = read.text("unit");
    if (const auto digest = read.text("left"); !digest.empty()) head.left = core::Digest::parse(digest);
    if (const auto digest = read.text("right"); !digest.empty()) head.right = core::Digest::parse(digest);
    head.above = read.flag("above", false);
    head.emblem_mm = read.number("emblem_mm", 22, 10, 35);
    head.ruling = read.choice("ruling", Ruling::two, {Ruling::none, Ruling::one, Ruling::two});
    read.each("lines", max_head_lines,
              [&](const Reading& each) { head.lines.push_back(read_line(each, 2000)); });
    if (!faults.empty()) throw core::Error(core::Code::internal, "style.error.stored");
    return head;
}

Letterhead filled(const HeadDesign& design, const HeadWords& words) {
    Letterhead head;
    head.agency = words.agency;
    head.unit = words.unit;
    head.above = design.above;
    head.emblem_mm = design.emblem_mm;
    head.ruling = design.ruling;
    for (auto line : design.lines) {
        line.text = core::text::trim(core::text::fill(line.text, {{"instansi", words.agency},
                                                                  {"unit", words.unit},
                                                                  {"induk", words.parent},
                                                                  {"provinsi", words.province},
                                                                  {"alamat", words.address},
                                                                  {"kontak", words.contact}}));
        if (!line.text.empty()) head.lines.push_back(std::move(line));
    }
    return head;
}

}  // namespace style
