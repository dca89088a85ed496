// SPDX-License-Identifier: Apache-2.0
// The body as the editor's document.
#include "style/body.h"

namespace style {

using core::Json;

namespace {

Json runs_json(const std::vector<Run>& runs) {
    Json list = Json::array();
    for (const auto& run : runs) {
        if (run.text == "\n") {
            list.push_back({{"type", "hard_break"}});
            continue;
        }
        Json node{{"type", "text"}, {"text", run.text}};
        Json marks = Json::array();
        if (run.strong) marks.push_back({{"type", "bold"}});
        if (run.em) marks.push_back({{"type", "italic"}});
        if (run.underline) marks.push_back({{"type", "underline"}});
        if (!marks.empty()) node["marks"] = std::move(marks);
        list.push_back(std::move(node));
    }
    return list;
}

std::string_view word(Align align) {
    switch (align) {
        case Align::left: return "left";
        case Align::center: return "center";
        case Align::right: return "right";
        case Align::justify: return "justify";
    }
    return "";
}

std::string_view style_of(Block::Kind kind) {
    switch (kind) {
        case Block::Kind::alpha: return "alpha";
        case Block::Kind::decimal_paren: return "decimal_paren";
        case Block::Kind::alpha_paren: return "alpha_paren";
        case Block::Kind::decimal:
        case Block::Kind::bullet:
        case Block::Kind::paragraph:
        case Block::Kind::table:
        case Block::Kind::page_break: break;
    }
    return "decimal";
}

Json blocks_json(const std::vector<Block>& blocks);

Json table_json(const Block& table) {
    Json rows = Json::array();
    for (const auto& row : table.rows) {
        Json cells = Json::array();
        for (const auto& cell : row) {
            Json node{{"type", cell.header ? "table_header" : "table_cell"}};
            if (cell.columns > 1) node["attrs"]["colspan"] = cell.columns;
            if (cell.rows > 1) node["attrs"]["rowspan"] = cell.rows;
            node["content"] = blocks_json(cell.blocks);
            cells.push_back(std::move(node));
        }
        rows.push_back({{"type", "table_row"}, {"content", std::move(cells)}});
    }
    Json node{{"type", "table"}};
    if (!table.widths.empty()) node["attrs"]["widths"] = table.widths;
    node["content"] = std::move(rows);
    return node;
}

Json list_json(const Block& list) {
    Json node = Json::object();
    const bool bullet = list.kind == Block::Kind::bullet;
    node["type"] = bullet ? "bullet_list" : "ordered_list";
    if (!bullet) node["attrs"] = {{"style", style_of(list.kind)}, {"start", list.start}};
    Json items = Json::array();
    for (const auto& item : list.items) items.push_back({{"type", "list_item"}, {"content", blocks_json(item)}});
    node["content"] = std::move(items);
    return node;
}

Json block_json(const Block& block) {
    if (block.kind == Block::Kind::table) return table_json(block);
    if (block.kind == Block::Kind::page_break) return {{"type", "page_break"}};
    if (block.is_list()) return list_json(block);
    Json node{{"type", "paragraph"}, {"attrs", {{"align", word(block.align)}, {"indent", block.indent}}}};
    if (!block.runs.empty()) node["content"] = runs_json(block.runs);
    return node;
}

Json blocks_json(const std::vector<Block>& blocks) {
    Json list = Json::array();
    for (const auto& block : blocks) list.push_back(block_json(block));
    return list;
}

}  // namespace

Json to_json(const Body& body) { return {{"type", "doc"}, {"content", blocks_json(body.blocks)}}; }

}  // namespace style
