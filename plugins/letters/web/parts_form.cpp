// SPDX-License-Identifier: Apache-2.0
// Fields of the parts.
#include "letters/web/parts_form.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "core/base/text.h"
#include "letters/domain/columns.h"

namespace letters::web {

using core::Json;
using core::http::Request;
using core::page::Data;
using style::Kind;
using style::Part;
using style::PartType;

namespace {

// How one value is typed.
enum class Input { line, text, date, rich, tick };

struct Column {
    std::string code;      // "" when the row is the value itself
    std::string label;
    std::string hint;
    Input input = Input::line;
    bool required = false;
    bool person = false;   // people of the directory are suggested
    bool breaks = true;    // of rich text: pages may be broken
};

Input input_of(const style::Field& field) {
    switch (field.type) {
        case style::FieldType::line: return Input::line;
        case style::FieldType::text: return Input::text;
        case style::FieldType::date:
        case style::FieldType::day: return Input::date;
    }
    return Input::line;
}

// Labels of what every kind has alike; the words of kinds themselves are data.
std::vector<Column> columns_of(const Part& part, const core::words::Catalog& words) {
    const auto word = [&](const char* name) { return words.say(std::string("letters.part.") + name); };
    std::vector<Column> columns;
    switch (part.type) {
        case PartType::body: return {{"", "", "", Input::rich, part.required}};
        case PartType::line:
            return {{"", "", "", part.look == style::Look::paragraph ? Input::text : Input::line, part.required}};
        case PartType::considerations: return {{"", "", "", Input::text, false}};
        case PartType::clauses: return {{"", "", "", Input::rich, false, false, false}};
        case PartType::rows:
        case PartType::persons:
        case PartType::table:
            for (const auto& field : part.fields)
                columns.push_back({field.code, field.label, field.hint, input_of(field), field.required,
                                   part.type == PartType::persons && field.code == "name"});
            return columns;
        case PartType::articles:
            return {{"chapter", word("chapter"), "", Input::line, false},
                    {"title", word("article_title"), "", Input::line, false},
                    {"body", word("article_body"), "", Input::rich, true}};
        case PartType::annexes:
            return {{"title", word("annex_title"), "", Input::line, true},
                    {"body", word("annex_body"), "", Input::rich, true},
                    {"landscape", word("landscape"), "", Input::tick, false}};
        case PartType::parties:
            return {{"role", word("role"), "", Input::line, true},
                    {"ours", word("ours"), "", Input::tick, false},
                    {"name", word("party_name"), "", Input::line, false},
                    {"position", word("party_position"), "", Input::line, false},
                    {"institution", word("institution"), "", Input::line, false},
                    {"address", word("party_address"), "", Input::line, false},
                    {"basis", word("basis"), "", Input::line, false},
                    {"number", word("party_number"), "", Input::line, false}};
        case PartType::command:
        case PartType::addressees:
        case PartType::signer: break;
    }
    return columns;
}

bool repeats(PartType type) {
    return type != PartType::body && type != PartType::line && type != PartType::rows && style::filled_in(type);
}

std::string joined(const std::string& name, const std::string& code) { return code.empty() ? name : name + "." + code; }

std::string marked(const Json& value) {
    if (value.is_string()) return value.get<std::string>();
    const auto body = style::body_from(value);
    return body ? style::to_marked_text(body.value()) : "";
}

// The fields of a form read as values of parts.
class Typing {
  public:
    Typing(const core::http::Fields& form, const Json& kept) : form_(form), kept_(kept) {}

    // One row: the value itself, or an object of its columns.
    Json row(const std::string& name, const std::vector<Column>& columns) const {
        if (columns.size() == 1 && columns.front().code.empty()) return value(name, columns.front().input);
        Json row = Json::object();
        for (const auto& column : columns) {
            auto typed = value(joined(name, column.code), column.input);
            if (!typed.is_null() && typed != "") row[column.code] = std::move(typed);
        }
        return row;
    }

    bool there(const std::string& name, const std::vector<Column>& columns) const {
        return std::any_of(columns.begin(), columns.end(), [&](const Column& column) {
            return column.input != Input::tick && form_.has(joined(name, column.code));
        });
    }

  private:
    Json value(const std::string& name, Input input) const {
        if (input == Input::tick) return form_.has(name) ? Json(true) : Json();
        auto text = core::text::replace(form_.raw(name), "\r\n", "\n");
        if (input != Input::rich) return std::string(core::text::trim(text));
        if (text.starts_with('{')) {
            try {
                return core::json::parse(text);
            } catch (const core::Error& error) {
                throw error.of(name);
            }
        }
        auto was = kept_at(name);
        return was.is_object() && marked(was) == core::text::trim(text) ? was : Json(text);
    }

    // What is kept under "parts.diktum.2" or "parts.lampiran.1.body"; null when nothing is.
    Json kept_at(const std::string& name) const {
        const auto* at = &kept_;
        const auto steps = core::text::split(name, '.');
        for (std::size_t i = 1; i < steps.size(); ++i) {
            if (at->is_object()) {
                const auto found = at->find(steps[i]);
                if (found == at->end()) return {};
                at = &*found;
            } else {
                std::size_t n = 0;
                const auto [end, fault] = std::from_chars(steps[i].data(), steps[i].data() + steps[i].size(), n);
                if (fault != std::errc() || !at->is_array() || n == 0 || n > at->size()) return {};
                at = &(*at)[n - 1];
            }
        }
        return *at;
    }

    const core::http::Fields& form_;
    const Json& kept_;
};

std::string document(const Json& value) {
    if (value.is_object()) return core::json::write(value);
    return core::json::write(style::to_json(style::body_from_text(value.is_string() ? value.get<std::string>() : "")));
}

class Showing {
  public:
    // `breaks`: the kind's body runs over pages that can be broken.
    Showing(const std::vector<core::Fault>& faults, const core::words::Catalog& words, bool breaks)
        : faults_(faults), words_(words), breaks_(breaks) {}

    void part(Data& data, const Part& part, const Json& value, bool one_more) {
        const auto name = "parts." + part.code;
        const auto columns = columns_of(part, words_);
        data.set("NAME", name).set("CODE", part.code).set("LABEL", part.label);
        if (!part.hint.empty()) data.add("PART_HINT").set("HINT", part.hint);
        data.show_if(!part.required && part.type != PartType::rows, "PART_OPTIONAL");
        fault(data, name, "PART_FAULT");
        if (!repeats(part.type)) {
            const bool one = columns.size() == 1 && columns.front().code.empty();
            for (const auto& column : columns)
                input(data, name, column, one ? value : inside(value, column.code), one ? part.label : "", one ? part.hint : "");
            data.show(one ? "SINGLE" : "GROUPED");
            return;
        }
        auto& list = data.add("REPEATED");
        list.set("NAME", name).set("CODE", part.code).set("LABEL", part.label);
        list.set("ROW_LABEL", words_.say("letters.part.row", {{"part", part.label}, {"n", "{n}"}}));
        const std::size_t given = value.is_array() ? value.size() : 0;
        const std::size_t rows = given + (one_more || (given == 0 && part.required) ? 1 : 0);
        for (std::size_t i = 1; i <= rows; ++i) {
            static const Json empty;
            entry(list.add("ENTRY"), name, part, columns, i <= given ? value[i - 1] : empty, i, given);
        }
        entry(list.add("BLANK"), name, part, columns, Json(), rows + 1, given);   // scripts add copies of it
        if (fillable(part)) fault(list.add("FILLABLE"), "file-" + part.code, "FILL_FAULT");
    }

  private:
    static Json inside(const Json& row, const std::string& code) {
        return row.is_object() ? row.value(code, Json()) : Json();
    }

    void entry(Data& data, const std::string& name, const Part& part, const std::vector<Column>& columns,
               const Json& value, std::size_t n, std::size_t given) {
        const auto row = name + "." + std::to_string(n);
        data.set("N", static_cast<std::int64_t>(n)).set("ROW", part.code + "." + std::to_string(n)).set("ENTRY_NAME", row);
        data.set("ENTRY_LABEL", words_.say("letters.part.row", {{"part", part.label}, {"n", std::to_string(n)}}));
        fault(data, row, "ENTRY_FAULT");
        data.show_if(n > given, "MAY_NOT_REMOVE")
            .show_if(n == 1 || n > given, "MAY_NOT_RISE")
            .show_if(n >= given, "MAY_NOT_SINK");
        const bool one = columns.size() == 1;
        for (const auto& column : columns)
            input(data, row, column, column.code.empty() ? value : inside(value, column.code),
                  one ? words_.say("letters.part.row", {{"part", part.label}, {"n", std::to_string(n)}}) : "", "");
    }

    void input(Data& data, const std::string& name, const Column& column, const Json& value, const std::string& label,
               const std::string& hint) {
        const auto field = joined(name, column.code);
        auto& input = data.add("INPUT");
        input.set("FIELD", field).set("COLUMN", column.code).set("FIELD_LABEL", label.empty() ? column.label : label);
        const auto& help = hint.empty() ? column.hint : hint;
        if (!help.empty()) input.add("FIELD_HINT").set("FIELD", field).set("HINT", help);
        fault(input, field, "FIELD_FAULT");
        input.show_if(column.input != Input::tick, "LABELLED");
        const auto text = value.is_string() ? value.get<std::string>() : "";
        switch (column.input) {
            case Input::line: input.add("LINE").set("VALUE", text).show_if(column.person, "PERSON"); break;
            case Input::text: input.add("LONG").set("VALUE", text); break;
            case Input::date: input.add("DATE").set("VALUE", text); break;
            case Input::tick: input.add("TICK").show_if(value == true, "TICKED"); break;
            case Input::rich:
                input.add("RICH")
                    .set("DOCUMENT", document(value))
                    .set("MARKS", marked(value))
                    .show_if(!column.breaks || (!breaks_ && column.code.empty()), "UNBROKEN");
                break;
        }
    }

    void fault(Data& data, const std::string& field, const std::string& section) {
        for (const auto& each : faults_)
            if (each.field == field) {
                data.add(section).set("FIELD", field).set("TEXT", words_.say(each.key, each.args));
                data.show_if(section == "FIELD_FAULT", "INVALID");
                return;
            }
    }

    const std::vector<core::Fault>& faults_;
    const core::words::Catalog& words_;
    bool breaks_;
};

}  // namespace

Json parts_typed(const Request& request, const Kind& kind, const Json& kept) {
    static const core::words::Catalog wordless;   // labels are not needed to read
    const Typing typing(request.form, kept);
    Json parts = Json::object();
    for (const auto& part : kind.parts) {
        if (!style::filled_in(part.type)) continue;
        const auto columns = columns_of(part, wordless);
        const auto name = "parts." + part.code;
        if (!repeats(part.type)) {
            if (typing.there(name, columns)) parts[part.code] = typing.row(name, columns);
            continue;
        }
        Json rows = Json::array();
        for (std::size_t n = 1; typing.there(name + "." + std::to_string(n), columns); ++n)
            rows.push_back(typing.row(name + "." + std::to_string(n), columns));
        parts[part.code] = std::move(rows);
    }
    return parts;
}

std::optional<RowAct> row_act(std::string_view act) {
    static constexpr std::array<std::pair<std::string_view, RowAct::What>, 4> all{
        {{"add:", RowAct::What::add}, {"remove:", RowAct::What::remove}, {"up:", RowAct::What::up}, {"down:", RowAct::What::down}}};
    for (const auto& [prefix, what] : all) {
        if (!act.starts_with(prefix)) continue;
        RowAct made{what, std::string(act.substr(prefix.size())), 0};
        if (what == RowAct::What::add) return made;
        const auto dot = made.part.rfind('.');
        if (dot == std::string::npos) return std::nullopt;
        const auto number = std::string_view(made.part).substr(dot + 1);
        const auto [at, fault] = std::from_chars(number.data(), number.data() + number.size(), made.row);
        if (fault != std::errc() || at != number.data() + number.size() || made.row == 0) return std::nullopt;
        made.part.resize(dot);
        return made;
    }
    return std::nullopt;
}

bool apply(const RowAct& act, Json& parts) {
    const auto found = parts.find(act.part);
    if (found == parts.end() || !found->is_array()) return false;
    if (act.what == RowAct::What::add) return true;
    auto& rows = *found;
    if (act.row > rows.size()) return false;
    const auto at = act.row - 1;
    if (act.what == RowAct::What::remove) {
        rows.erase(at);
    } else {
        const auto other = act.what == RowAct::What::up ? at - 1 : at + 1;
        if (other >= rows.size()) return false;
        std::swap(rows[at], rows[other]);
    }
    return true;
}

void show_parts(Data& data, const Kind& kind, const Json& parts, std::string_view more,
                const std::vector<core::Fault>& faults, const core::words::Catalog& words) {
    static const Json none;
    Showing showing(faults, words, kind.head != style::Head::formulir && kind.head != style::Head::piagam);
    for (const auto& part : kind.parts) {
        if (!style::filled_in(part.type)) continue;
        const auto found = parts.find(part.code);
        showing.part(data.add("PART"), part, found == parts.end() ? none : *found, part.code == more);
    }
}

}  // namespace letters::web
