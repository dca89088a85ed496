// SPDX-License-Identifier: Apache-2.0
// Reading and writing the editor's document. What the schema does not name is refused.
#include <optional>

#include "core/base/text.h"
#include "style/body.h"

namespace style {

using core::Json;

namespace {

// A fault is thrown inside and becomes a value at the door, so the readers stay straight.
struct Refused {
    std::string key;
    core::Args args;
};

[[noreturn]] void refuse(std::string key, std::string what) {
    throw Refused{std::move(key), {{"what", std::move(what)}}};
}

void only(const Json& object, std::initializer_list<std::string_view> known, std::string_view where) {
    if (!object.is_object()) refuse("style.fault.body_form", std::string(where));
    for (const auto& [key, value] : object.items()) {
        bool found = false;
        for (const auto name : known) found = found || key == name;
        if (!found) refuse("style.fault.body_unknown", std::string(where) + "." + key);
    }
}

std::string type_of(const Json& node) {
    auto type = core::json::text(node, "type");
    if (type.empty()) refuse("style.fault.body_form", "type");
    return type;
}

const Json& children(const Json& node) {
    static const Json none = Json::array();
    const auto found = node.find("content");
    if (found == node.end()) return none;
    if (!found->is_array()) refuse("style.fault.body_form", "content");
    return *found;
}

class Reader {
  public:
    std::vector<Block> blocks(const Json& list, int level, bool in_cell) {
        std::vector<Block> made;
        for (const auto& node : list) made.push_back(block(node, level, in_cell));
        return made;
    }

  private:
    Block block(const Json& node, int level, bool in_cell) {
        if (!node.is_object()) refuse("style.fault.body_form", "content");
        if (++blocks_ > max_body_blocks) refuse("style.fault.body_long", std::to_string(max_body_blocks));
        const auto type = type_of(node);
        if (type == "paragraph") return paragraph(node);
        if (type == "ordered_list" || type == "bullet_list") return list(node, type, level, in_cell);
        if (type == "table" && level == 0 && !in_cell) return table(node);
        refuse("style.fault.body_unknown", type);
    }

    Block paragraph(const Json& node) {
        only(node, {"type", "attrs", "content"}, "paragraph");
        Block made;
        if (const auto attrs = node.find("attrs"); attrs != node.end()) {
            only(*attrs, {"align", "indent"}, "paragraph.attrs");
            made.align = align(*attrs);
            if (const auto indent = attrs->find("indent"); indent != attrs->end()) {
                if (!indent->is_number_integer() || *indent < 0 || *indent > max_indent)
                    refuse("style.fault.body_form", "paragraph.attrs.indent");
                made.indent = indent->get<int>();
            }
        }
        for (const auto& child : children(node)) made.runs.push_back(run(child));
        return made;
    }

    static Align align(const Json& attrs) {
        const auto found = attrs.find("align");
        if (found == attrs.end() || found->is_null()) return Align::left;
        const auto text = found->is_string() ? found->get<std::string>() : "";
        if (text == "left") return Align::left;
        if (text == "center") return Align::center;
        if (text == "right") return Align::right;
        if (text == "justify") return Align::justify;
        refuse("style.fault.body_form", "paragraph.attrs.align");
    }

    Run run(const Json& node) {
        if (!node.is_object()) refuse("style.fault.body_form", "text");
        const auto type = type_of(node);
        if (type == "hard_break") {
            only(node, {"type", "marks"}, "hard_break");
            return {.text = "\n"};
        }
        if (type != "text") refuse("style.fault.body_unknown", type);
        only(node, {"type", "text", "marks"}, "text");
        Run made{.text = core::json::text(node, "text")};
        if (made.text.empty()) refuse("style.fault.body_form", "text");
        for (char& c : made.text)
            if (c == '\n' || c == '\r' || c == '\t') c = ' ';
        if (core::text::has_unseen(made.text)) refuse("core.fault.unseen", "text");
        text_ += made.text.size();
        if (text_ > max_body_text) refuse("style.fault.body_long", std::to_string(max_body_text));
        if (const auto marks = node.find("marks"); marks != node.end()) {
            if (!marks->is_array()) refuse("style.fault.body_form", "marks");
            for (const auto& mark : *marks) read_mark(mark, made);
        }
        return made;
    }

    static void read_mark(const Json& mark, Run& run) {
        only(mark, {"type"}, "mark");
        const auto type = type_of(mark);
        if (type == "bold" || type == "strong") {
            run.strong = true;
        } else if (type == "italic" || type == "em") {
            run.em = true;
        } else if (type == "underline") {
            run.underline = true;
        } else {
            refuse("style.fault.body_unknown", type);
        }
    }

    Block list(const Json& node, const std::string& type, int level, bool in_cell) {
        if (level >= max_list_levels)
            refuse("style.fault.body_deep", std::to_string(max_list_levels));
        Block made;
        made.kind = Block::Kind::bullet;
        if (type == "ordered_list") {
            only(node, {"type", "attrs", "content"}, type);
            made.kind = Block::Kind::decimal;
            if (const auto attrs = node.find("attrs"); attrs != node.end()) numbering(*attrs, made);
        } else {
            only(node, {"type", "content"}, type);
        }
        for (const auto& item : children(node)) {
            only(item, {"type", "content"}, "list_item");
            if (type_of(item) != "list_item") refuse("style.fault.body_unknown", type_of(item));
            made.items.push_back(blocks(children(item), level + 1, in_cell));
        }
        return made;
    }

    static void numbering(const Json& attrs, Block& list) {
        only(attrs, {"style", "start"}, "ordered_list.attrs");
        const auto style = core::json::text(attrs, "style");
        if (style == "alpha") {
            list.kind = Block::Kind::alpha;
        } else if (!style.empty() && style != "decimal") {
            refuse("style.fault.body_form", "ordered_list.attrs.style");
        }
        if (const auto start = attrs.find("start"); start != attrs.end()) {
            if (!start->is_number_integer() || *start < 1 || *start > 9999)
                refuse("style.fault.body_form", "ordered_list.attrs.start");
            list.start = start->get<int>();
        }
    }

    Block table(const Json& node) {
        only(node, {"type", "content"}, "table");
        Block made;
        made.kind = Block::Kind::table;
        for (const auto& row : children(node)) {
            only(row, {"type", "content"}, "table_row");
            if (type_of(row) != "table_row") refuse("style.fault.body_unknown", type_of(row));
            std::vector<Cell> cells;
            for (const auto& cell : children(row)) cells.push_back(read_cell(cell));
            if (cells.empty() || cells.size() > max_table_columns ||
                (!made.rows.empty() && made.rows.front().size() != cells.size()))
                refuse("style.fault.body_table", std::to_string(max_table_columns));
            made.rows.push_back(std::move(cells));
        }
        if (made.rows.empty()) refuse("style.fault.body_table", std::to_string(max_table_columns));
        return made;
    }

    Cell read_cell(const Json& node) {
        only(node, {"type", "content", "attrs"}, "table_cell");
        const auto type = type_of(node);
        if (type != "table_cell" && type != "table_header") refuse("style.fault.body_unknown", type);
        // The editor's table package always writes these three; merged cells are not offered.
        if (const auto attrs = node.find("attrs"); attrs != node.end()) {
            only(*attrs, {"colspan", "rowspan", "colwidth"}, "table_cell.attrs");
            if (attrs->value("colspan", 1) != 1 || attrs->value("rowspan", 1) != 1)
                refuse("style.fault.body_form", "table_cell.attrs");
        }
        return {type == "table_header", blocks(children(node), 0, true)};
    }

    std::size_t blocks_ = 0;
    std::size_t text_ = 0;
};

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

Json blocks_json(const std::vector<Block>& blocks);

Json block_json(const Block& block) {
    Json node = Json::object();
    switch (block.kind) {
        case Block::Kind::paragraph:
            node["type"] = "paragraph";
            node["attrs"] = {{"align", word(block.align)}, {"indent", block.indent}};
            if (!block.runs.empty()) node["content"] = runs_json(block.runs);
            return node;
        case Block::Kind::table: {
            Json rows = Json::array();
            for (const auto& row : block.rows) {
                Json cells = Json::array();
                for (const auto& cell : row)
                    cells.push_back({{"type", cell.header ? "table_header" : "table_cell"},
                                     {"content", blocks_json(cell.blocks)}});
                rows.push_back({{"type", "table_row"}, {"content", std::move(cells)}});
            }
            node["type"] = "table";
            node["content"] = std::move(rows);
            return node;
        }
        case Block::Kind::decimal:
        case Block::Kind::alpha:
        case Block::Kind::bullet: break;
    }
    const bool bullet = block.kind == Block::Kind::bullet;
    node["type"] = bullet ? "bullet_list" : "ordered_list";
    if (!bullet) node["attrs"] = {{"style", block.kind == Block::Kind::alpha ? "alpha" : "decimal"},
                                   {"start", block.start}};
    Json items = Json::array();
    for (const auto& item : block.items)
        items.push_back({{"type", "list_item"}, {"content", blocks_json(item)}});
    node["content"] = std::move(items);
    return node;
}

Json blocks_json(const std::vector<Block>& blocks) {
    Json list = Json::array();
    for (const auto& block : blocks) list.push_back(block_json(block));
    return list;
}

}  // namespace

core::Checked<Body> body_from(const Json& doc, std::string_view field) {
    try {
        only(doc, {"type", "content"}, "doc");
        if (type_of(doc) != "doc") refuse("style.fault.body_unknown", type_of(doc));
        return Body{Reader().blocks(children(doc), 0, false)};
    } catch (const Refused& refused) {
        return std::vector<core::Fault>{{std::string(field), refused.key, refused.args}};
    } catch (const Json::exception&) {
        return std::vector<core::Fault>{
            {std::string(field), "style.fault.body_form", {{"what", "doc"}}}};
    }
}

Json to_json(const Body& body) {
    return {{"type", "doc"}, {"content", blocks_json(body.blocks)}};
}

}  // namespace style
