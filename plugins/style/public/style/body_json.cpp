// SPDX-License-Identifier: Apache-2.0
// Reading the editor's document. What the schema does not name is refused, with the place it stands in.
#include <optional>

#include "core/base/text.h"
#include "style/body_table.h"

namespace style {

using core::Json;

namespace {

// A fault is thrown inside and becomes a value at the door, so the readers stay straight.
struct Refused {
    std::string key;
    core::Args args;
};

enum class Inside { document, item, cell };

class Reader {
  public:
    explicit Reader(bool breaks) : breaks_(breaks) {}

    Body document(const Json& doc) {
        only(doc, {"type", "content"}, "doc");
        if (type_of(doc) != "doc") refuse("style.fault.body_unknown", type_of(doc));
        return {blocks(children(doc), 0, Inside::document)};
    }

    [[noreturn]] void refuse(std::string key, std::string what) const {
        throw Refused{std::move(key), {{"what", std::move(what)}, {"at", place()}}};
    }

  private:
    // Where the reader stands, node by node, counted from 1.
    class Step {
      public:
        Step(Reader& reader, std::size_t n) : reader_(reader) { reader_.path_.push_back(n); }
        ~Step() { reader_.path_.pop_back(); }
        Step(const Step&) = delete;
        Step& operator=(const Step&) = delete;

      private:
        Reader& reader_;
    };

    std::string place() const {
        std::string text;
        for (const auto n : path_) text += (text.empty() ? "" : ".") + std::to_string(n);
        return text.empty() ? "1" : text;
    }

    void only(const Json& object, std::initializer_list<std::string_view> known, std::string_view where) const {
        if (!object.is_object()) refuse("style.fault.body_form", std::string(where));
        for (const auto& [key, value] : object.items()) {
            bool found = false;
            for (const auto name : known) found = found || key == name;
            if (!found)
                refuse("style.fault.body_unknown", std::string(where) + "." + std::string(core::text::head(key, 60)));
        }
    }

    std::string type_of(const Json& node) const {
        if (!node.is_object()) refuse("style.fault.body_form", "content");
        auto type = core::json::text(node, "type");
        if (type.empty()) refuse("style.fault.body_form", "type");
        return std::string(core::text::head(type, 60));
    }

    const Json& children(const Json& node) const {
        static const Json none = Json::array();
        const auto found = node.find("content");
        if (found == node.end()) return none;
        if (!found->is_array()) refuse("style.fault.body_form", "content");
        return *found;
    }

    // A whole number of an attribute; nullopt when it is not there.
    std::optional<int> number(const Json& attrs, const char* key, int least, int most, const std::string& where) const {
        const auto found = attrs.find(key);
        if (found == attrs.end()) return std::nullopt;
        if (!found->is_number_integer() || *found < least || *found > most)
            refuse("style.fault.body_form", where + "." + key);
        return found->get<int>();
    }

    std::vector<Block> blocks(const Json& list, int level, Inside inside) {
        std::vector<Block> made;
        std::size_t n = 0;
        for (const auto& node : list) {
            const Step step(*this, ++n);
            made.push_back(block(node, level, inside));
        }
        return made;
    }

    Block block(const Json& node, int level, Inside inside) {
        if (++blocks_ > max_body_blocks) refuse("style.fault.body_long", std::to_string(max_body_blocks));
        const auto type = type_of(node);
        if (type == "paragraph") return paragraph(node);
        if (type == "ordered_list" || type == "bullet_list") return list(node, type, level, inside);
        if (type == "table" && inside == Inside::document) return table(node);
        if (type == "page_break") {
            only(node, {"type"}, type);
            if (inside != Inside::document || !breaks_) refuse("style.fault.body_break", type);
            Block made;
            made.kind = Block::Kind::page_break;
            return made;
        }
        if (type == "table") refuse("style.fault.table_inside", type);
        refuse("style.fault.body_unknown", type);
    }

    Block paragraph(const Json& node) {
        only(node, {"type", "attrs", "content"}, "paragraph");
        Block made;
        if (const auto attrs = node.find("attrs"); attrs != node.end()) {
            only(*attrs, {"align", "indent"}, "paragraph.attrs");
            made.align = align(*attrs);
            made.indent = number(*attrs, "indent", 0, max_indent, "paragraph.attrs").value_or(0);
        }
        std::size_t n = 0;
        for (const auto& child : children(node)) {
            const Step step(*this, ++n);
            made.runs.push_back(run(child));
        }
        return made;
    }

    Align align(const Json& attrs) const {
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

    void read_mark(const Json& mark, Run& run) const {
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

    Block list(const Json& node, const std::string& type, int level, Inside inside) {
        if (level >= max_list_levels) refuse("style.fault.body_deep", std::to_string(max_list_levels));
        Block made;
        made.kind = Block::Kind::bullet;
        if (type == "ordered_list") {
            only(node, {"type", "attrs", "content"}, type);
            made.kind = Block::Kind::decimal;
            if (const auto attrs = node.find("attrs"); attrs != node.end()) numbering(*attrs, made);
        } else {
            only(node, {"type", "content"}, type);
        }
        std::size_t n = 0;
        for (const auto& item : children(node)) {
            const Step step(*this, ++n);
            only(item, {"type", "content"}, "list_item");
            if (type_of(item) != "list_item") refuse("style.fault.body_unknown", type_of(item));
            made.items.push_back(blocks(children(item), level + 1, inside == Inside::cell ? inside : Inside::item));
        }
        return made;
    }

    void numbering(const Json& attrs, Block& list) const {
        only(attrs, {"style", "start"}, "ordered_list.attrs");
        const auto style = core::json::text(attrs, "style");
        if (style == "alpha") {
            list.kind = Block::Kind::alpha;
        } else if (style == "decimal_paren") {
            list.kind = Block::Kind::decimal_paren;
        } else if (style == "alpha_paren") {
            list.kind = Block::Kind::alpha_paren;
        } else if (!style.empty() && style != "decimal") {
            refuse("style.fault.body_form", "ordered_list.attrs.style");
        }
        list.start = number(attrs, "start", 1, 9999, "ordered_list.attrs").value_or(1);
    }

    Block table(const Json& node) {
        only(node, {"type", "attrs", "content"}, "table");
        Block made;
        made.kind = Block::Kind::table;
        std::size_t n = 0;
        for (const auto& row : children(node)) {
            const Step step(*this, ++n);
            only(row, {"type", "content"}, "table_row");
            if (type_of(row) != "table_row") refuse("style.fault.body_unknown", type_of(row));
            auto& cells = made.rows.emplace_back();
            std::size_t column = 0;
            for (const auto& cell : children(row)) {
                const Step inner(*this, ++column);
                cells.push_back(read_cell(cell));
            }
        }
        const auto name = std::to_string(++tables_);
        if (auto fault = fault_in(made.rows)) {
            fault->args.emplace_back("table", name);
            throw Refused{std::move(fault->key), std::move(fault->args)};
        }
        if (const auto attrs = node.find("attrs"); attrs != node.end()) widths(*attrs, made, name);
        return made;
    }

    void widths(const Json& attrs, Block& table, const std::string& name) const {
        only(attrs, {"widths"}, "table.attrs");
        const auto found = attrs.find("widths");
        if (found == attrs.end() || found->is_null()) return;
        const auto columns = columns_of(table.rows);
        if (!found->is_array() || found->size() != columns)
            throw Refused{"style.fault.table_widths", {{"table", name}, {"want", std::to_string(columns)}}};
        for (const auto& each : *found) {
            if (!each.is_number_integer() || each < 1 || each > max_width_share)
                refuse("style.fault.body_form", "table.attrs.widths");
            table.widths.push_back(each.get<int>());
        }
    }

    Cell read_cell(const Json& node) {
        only(node, {"type", "content", "attrs"}, "table_cell");
        const auto type = type_of(node);
        if (type != "table_cell" && type != "table_header") refuse("style.fault.body_unknown", type);
        Cell made;
        made.header = type == "table_header";
        if (const auto attrs = node.find("attrs"); attrs != node.end()) {
            only(*attrs, {"colspan", "rowspan"}, "table_cell.attrs");
            const auto most = static_cast<int>(max_table_columns);
            made.columns = number(*attrs, "colspan", 1, most, "table_cell.attrs").value_or(1);
            made.rows = number(*attrs, "rowspan", 1, max_table_rows, "table_cell.attrs").value_or(1);
        }
        made.blocks = blocks(children(node), 0, Inside::cell);
        return made;
    }

    bool breaks_;
    std::vector<std::size_t> path_;
    std::size_t blocks_ = 0;
    std::size_t tables_ = 0;
    std::size_t text_ = 0;
};

}  // namespace

core::Checked<Body> body_from(const Json& doc, std::string_view field, bool breaks) {
    try {
        return Reader(breaks).document(doc);
    } catch (const Refused& refused) {
        return std::vector<core::Fault>{{std::string(field), refused.key, refused.args}};
    } catch (const Json::exception&) {
        return std::vector<core::Fault>{{std::string(field), "style.fault.body_form", {{"what", "doc"}, {"at", "1"}}}};
    }
}

}  // namespace style
