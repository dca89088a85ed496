// SPDX-License-Identifier: Apache-2.0
// What was sent for the parts becomes the one form, or faults.
#include "style/values.h"

#include "style/reading.h"

namespace style {

using core::Fault;
using core::Json;

namespace {

std::string cleaned(std::string_view text) {
    auto clean = core::text::replace(std::string(core::text::trim(text)), "\r\n", "\n");
    return core::text::replace(clean, "\t", " ");
}

class Taking {
  public:
    // A form and a designed page have no pages to break inside their frames.
    Taking(const Kind& kind, std::vector<Fault>& faults)
        : breaks_(kind.head != Head::formulir && kind.head != Head::piagam), faults_(faults) {}

    // The value in the one form; null when there is nothing in it.
    Json part(const Part& part, const Json& value, const std::string& at) {
        switch (part.type) {
            case PartType::body: return document(value, at, breaks_);
            case PartType::line: return line(value, at, max_line_length);
            case PartType::rows: return row(part, value, at);
            case PartType::considerations:
                return list(value, at, max_items,
                            [&](const Json& each, const std::string& here) { return line(each, here, max_item_length); });
            case PartType::clauses:
                return list(value, at, max_items,
                            [&](const Json& each, const std::string& here) { return document(each, here, false); });
            case PartType::persons:
            case PartType::table:
                return list(value, at, max_rows,
                            [&](const Json& each, const std::string& here) { return row(part, each, here); });
            case PartType::articles:
                return list(value, at, max_items, [&](const Json& each, const std::string& here) {
                    return whole(each, here, {"chapter", "title"}, {"body"}, {});
                });
            case PartType::annexes:
                return list(value, at, max_annexes, [&](const Json& each, const std::string& here) {
                    return whole(each, here, {"title"}, {"body"}, {"landscape"});
                });
            case PartType::parties:
                return list(value, at, 10, [&](const Json& each, const std::string& here) {
                    return whole(each, here,
                                 {"institution", "name", "position", "address", "basis", "role", "number"}, {},
                                 {"ours"});
                });
            case PartType::command:
            case PartType::addressees:
            case PartType::signer: break;
        }
        fault(at, "style.fault.no_value");
        return {};
    }

    void fault(std::string at, std::string key, core::Args args = {}) {
        faults_.push_back({std::move(at), std::move(key), std::move(args)});
    }

  private:
    Json line(const Json& value, const std::string& at, std::size_t most) {
        if (value.is_null()) return {};
        if (!value.is_string()) {
            fault(at, "core.fault.text");
            return {};
        }
        auto text = cleaned(value.get<std::string>());
        if (core::text::has_unseen(text)) fault(at, "core.fault.unseen");
        if (core::text::length(text) > most) fault(at, "style.fault.long", {{"most", std::to_string(most)}});
        return text.empty() ? Json() : Json(std::move(text));
    }

    Json document(const Json& value, const std::string& at, bool breaks) {
        if (value.is_null()) return {};
        if (value.is_string()) {
            const auto text = core::text::replace(value.get<std::string>(), "\r\n", "\n");
            if (core::text::has_unseen(text)) fault(at, "core.fault.unseen");
            // The same bounds hold for what was typed as for what the editor sends.
            return document(to_json(body_from_text(text)), at, breaks);
        }
        auto checked = body_from(value, at, breaks);
        if (!checked) {
            faults_.insert(faults_.end(), checked.faults().begin(), checked.faults().end());
            return {};
        }
        return blank(checked.value()) ? Json() : to_json(checked.value());
    }

    template <class F>
    Json list(const Json& value, const std::string& at, std::size_t most, F take) {
        if (value.is_null()) return {};
        if (!value.is_array() || value.size() > most) {
            fault(at, "style.fault.list", {{"most", std::to_string(most)}});
            return {};
        }
        Json kept = Json::array();
        std::size_t n = 0;
        for (const auto& each : value) {
            auto made = take(each, at + "." + std::to_string(++n));
            if (!made.is_null()) kept.push_back(std::move(made));
        }
        return kept.empty() ? Json() : kept;
    }

    bool object(const Json& value, const std::string& at, const auto& known) {
        if (!value.is_object()) {
            fault(at, "style.fault.form");
            return false;
        }
        for (const auto& [key, inside] : value.items())
            if (!known(key)) fault(at + "." + std::string(core::text::head(key, 60)), "core.fault.unknown");
        return true;
    }

    Json row(const Part& part, const Json& value, const std::string& at) {
        if (value.is_null()) return {};
        if (!object(value, at, [&](const std::string& key) { return part.field(key) != nullptr; })) return {};
        Json kept = Json::object();
        for (const auto& field : part.fields) {
            const auto found = value.find(field.code);
            if (found == value.end()) continue;
            const auto here = at + "." + field.code;
            auto text = line(*found, here, field.type == FieldType::text ? max_item_length : max_line_length);
            if (text.is_null()) continue;
            if (field.type == FieldType::date || field.type == FieldType::day) date(text, here);
            kept[field.code] = std::move(text);
        }
        return kept.empty() ? Json() : kept;
    }

    void date(const Json& text, const std::string& at) {
        try {
            (void)core::parse_date(text.get<std::string>());
        } catch (const core::Error&) {
            fault(at, "style.fault.date");
        }
    }

    using Keys = std::initializer_list<std::string_view>;
    Json whole(const Json& value, const std::string& at, Keys lines, Keys bodies, Keys flags) {
        if (value.is_null()) return {};
        const auto known = [&](const std::string& key) {
            for (const auto& keys : {lines, bodies, flags})
                for (const auto each : keys)
                    if (key == each) return true;
            return false;
        };
        if (!object(value, at, known)) return {};
        Json kept = Json::object();
        const auto inside = [&](std::string_view key) {
            const auto found = value.find(key);
            return found == value.end() ? Json() : *found;
        };
        for (const auto key : lines)
            if (auto text = line(inside(key), at + "." + std::string(key), max_line_length); !text.is_null())
                kept[std::string(key)] = std::move(text);
        for (const auto key : bodies)
            if (auto text = document(inside(key), at + "." + std::string(key), true); !text.is_null())
                kept[std::string(key)] = std::move(text);
        if (kept.empty() && flags.size() > 0 && lines.size() == 1) return {};   // an empty sheet turned sideways
        for (const auto key : flags) {
            const auto flag = inside(key);
            if (flag.is_null()) continue;
            if (!flag.is_boolean()) {
                fault(at + "." + std::string(key), "style.fault.form");
            } else if (flag.get<bool>()) {
                kept[std::string(key)] = true;
            }
        }
        return kept.empty() ? Json() : kept;
    }

    bool breaks_;
    std::vector<Fault>& faults_;
};

void missing_fields(const Part& part, const Json& row, const std::string& at, std::vector<Fault>& faults) {
    for (const auto& field : part.fields)
        if (field.required && !row.contains(field.code))
            faults.push_back({at + "." + field.code, "style.fault.part_empty", {{"part", field.label}}});
}

}  // namespace

core::Checked<Values> values_from(const Kind& kind, const Json& parts) {
    std::vector<Fault> faults;
    if (!parts.is_object()) return std::vector<Fault>{{"parts", "style.fault.form", {}}};
    for (const auto& [code, value] : parts.items())
        if (!kind.part(code)) faults.push_back({"parts." + std::string(core::text::head(code, 60)), "core.fault.unknown", {}});
    Values values;
    Taking taking(kind, faults);
    for (const auto& part : kind.parts) {
        const auto found = parts.find(part.code);
        if (found == parts.end() || found->is_null()) continue;
        auto made = taking.part(part, *found, "parts." + part.code);
        if (!made.is_null()) values[part.code] = std::move(made);
    }
    if (!faults.empty()) return faults;
    return values;
}

std::vector<Fault> missing(const Kind& kind, const Values& values) {
    std::vector<Fault> faults;
    for (const auto& part : kind.parts) {
        const auto at = "parts." + part.code;
        const auto found = values.find(part.code);
        if (part.type == PartType::rows) {
            missing_fields(part, found == values.end() ? Json::object() : found->second, at, faults);
            continue;
        }
        if (found == values.end()) {
            if (part.required && filled_in(part.type))
                faults.push_back({at, "style.fault.part_empty", {{"part", part.label}}});
            continue;
        }
        if (part.type != PartType::persons && part.type != PartType::table) continue;
        std::size_t n = 0;
        for (const auto& row : found->second) missing_fields(part, row, at + "." + std::to_string(++n), faults);
    }
    return faults;
}

Values presets(const Kind& kind) {
    Values values;
    for (const auto& part : kind.parts)
        if (!part.preset.is_null()) values[part.code] = part.preset;
    return values;
}

}  // namespace style
