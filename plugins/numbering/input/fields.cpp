// SPDX-License-Identifier: Apache-2.0
// Reading what people and programs send.
#include "numbering/input/fields.h"

#include <algorithm>
#include <charconv>

#include "core/base/text.h"

namespace numbering::input {

using core::Error;
using core::Fault;
using core::Json;
using core::http::Fields;

namespace {

std::optional<std::int64_t> whole(std::string_view text) {
    std::int64_t value = 0;
    const auto [at, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (fault != std::errc() || at != text.data() + text.size()) return std::nullopt;
    return value;
}

// One JSON object, field by field, with the faults found on the way.
class Reading {
  public:
    explicit Reading(const Json& json) : json_(json) {
        if (!json.is_object()) throw Error("core.error.invalid", {{"", "numbering.fault.object", {}}});
    }

    bool has(const char* field) const { return json_.contains(field); }
    std::string text(const char* field) const { return std::string(core::text::trim(core::json::text(json_, field))); }

    std::vector<std::string> texts(const char* field) const {
        std::vector<std::string> all;
        const auto found = json_.find(field);
        if (found == json_.end() || !found->is_array()) return all;
        for (const auto& each : *found)
            if (each.is_string() && !each.get<std::string>().empty()) all.push_back(each.get<std::string>());
        return all;
    }

    std::int64_t figures(const char* field, std::int64_t otherwise) {
        const auto found = json_.find(field);
        if (found == json_.end()) return otherwise;
        if (found->is_number_integer()) return found->get<std::int64_t>();
        const auto value = whole(text(field));
        if (!value) fault(field, "numbering.fault.figures", {{"value", text(field)}});
        return value.value_or(otherwise);
    }

    // Unset for "".
    std::optional<core::Date> date(const char* field) {
        const auto written = text(field);
        if (written.empty()) return std::nullopt;
        try {
            return core::parse_date(written);
        } catch (const Error&) {
            fault(field, "core.fault.date", {{"value", written}});
            return std::nullopt;
        }
    }

    template <class I>
    I id(const char* field, const char* key) {
        try {
            return I::parse(text(field));
        } catch (const Error&) {
            fault(field, key, {});
            return {};
        }
    }

    void fault(std::string field, std::string key, core::Args args) {
        faults.push_back({std::move(field), std::move(key), std::move(args)});
    }
    void finish() {
        if (!faults.empty()) throw Error("core.error.invalid", std::move(faults));
    }

    std::vector<Fault> faults;

  private:
    const Json& json_;
};

std::set<std::string> words(const std::vector<std::string>& all, Reading& reading, const char* field) {
    std::set<std::string> found;
    for (const auto& each : all) {
        // They are kept between blanks and named in addresses.
        const bool plain = each.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_-") == each.npos;
        if (plain)
            found.insert(each);
        else
            reading.fault(field, "numbering.fault.kind", {{"value", each}});
    }
    return found;
}

void scope_into(Scope& scope, Reading& reading) {
    if (reading.has("kinds")) scope.kinds = words(reading.texts("kinds"), reading, "kinds");
    if (reading.has("groups")) scope.groups = words(reading.texts("groups"), reading, "groups");
    if (!reading.has("accesses")) return;
    scope.accesses.clear();
    for (const auto& each : reading.texts("accesses")) {
        try {
            scope.accesses.insert(classification::access_named(each));
        } catch (const Error&) {
            reading.fault("accesses", "numbering.fault.access_name", {{"value", each}});
        }
    }
}

}  // namespace

Json json_of(const Fields& form, const std::vector<std::string>& lists) {
    Json json = Json::object();
    for (const auto& [name, value] : form.all())
        if (std::find(lists.begin(), lists.end(), name) == lists.end()) json[name] = form.get(name);
    for (const auto& name : lists) {
        json[name] = Json::array();
        for (const auto& each : form.every(name)) json[name].push_back(each);
    }
    return json;
}

Typed series_from(const Json& json, Series base) {
    Reading reading(json);
    auto& series = base;
    if (reading.has("unit")) series.unit = reading.id<core::UnitId>("unit", "numbering.fault.unit");
    if (reading.has("name")) series.name = reading.text("name");
    scope_into(series.scope, reading);
    if (const auto text = reading.text("reset"); !text.empty()) {
        const auto reset = reset_named(text);
        if (!reset) reading.fault("reset", "numbering.fault.reset", {{"value", text}});
        series.reset = reset.value_or(series.reset);
    }
    if (reading.has("pattern")) series.pattern = reading.text("pattern");
    // What does not fit an int is out of range in any case.
    series.width = static_cast<int>(std::clamp<std::int64_t>(reading.figures("width", series.width), 0, 1000));
    series.first_no = reading.figures("first_no", series.first_no);
    if (const auto text = reading.text("suffix"); !text.empty()) {
        const auto style = suffix_style_named(text);
        if (!style) reading.fault("suffix", "numbering.fault.suffix", {{"value", text}});
        series.suffix = style.value_or(series.suffix);
    }
    if (reading.has("from")) series.from = reading.date("from").value_or(core::Date{});
    if (reading.has("until")) series.until = reading.date("until");
    series.version = reading.figures("version", series.version);
    return {std::move(series), std::move(reading.faults)};
}

Reservation reservation_from(const Json& json) {
    Reading reading(json);
    Reservation wish;
    wish.series = reading.id<SeriesId>("series", "numbering.fault.series");
    wish.date = reading.date("date");
    // A datalist puts "000.1.5 Rapat" into the field; the code is its first word.
    const auto code = reading.text("classification");
    wish.classification = code.substr(0, code.find(' '));
    wish.purpose = reading.text("purpose");
    wish.until = reading.date("until");
    reading.finish();
    return wish;
}

InsertionWish insertion_from(const Json& json) {
    Reading reading(json);
    InsertionWish wish;
    wish.series = reading.id<SeriesId>("series", "numbering.fault.series");
    if (reading.text("date").empty()) reading.fault("date", "numbering.fault.date_empty", {});
    wish.date = reading.date("date").value_or(core::Date{});
    const auto code = reading.text("classification");
    wish.classification = code.substr(0, code.find(' '));
    wish.reason = reading.text("reason");
    if (wish.reason.empty()) reading.fault("reason", "numbering.fault.reason_empty", {});
    reading.finish();
    return wish;
}

std::vector<CentralWish> central_from(const Json& json) {
    std::vector<CentralWish> rules;
    const auto found = json.is_object() ? json.find("rules") : json.end();
    if (!json.is_object() || found == json.end() || !found->is_array())
        throw Error("core.error.invalid", {{"rules", "numbering.fault.rules", {}}});
    for (const auto& each : *found) {
        Reading reading(each);
        CentralWish rule{reading.text("signer_kind"), reading.id<core::UnitId>("unit", "numbering.fault.unit")};
        reading.finish();
        rules.push_back(std::move(rule));
    }
    return rules;
}

BookWish book_from(const Fields& query) {
    BookWish wish;
    std::vector<Fault> faults;
    if (const auto series = query.get("series"); !series.empty()) wish.series = SeriesId::parse(series);
    wish.period = query.get("period");
    wish.before = query.get("before");
    if (const auto state = query.get("state"); !state.empty()) {
        for (const auto each : {State::reserved, State::used, State::void_})
            if (name(each) == state) wish.state = each;
        if (!wish.state) faults.push_back({"state", "numbering.fault.state", {{"value", state}}});
    }
    if (const auto path = query.get("path"); !path.empty()) {
        for (const auto each : {Path::automatic, Path::reserved, Path::inserted})
            if (name(each) == path) wish.path = each;
        if (!wish.path) faults.push_back({"path", "numbering.fault.path", {{"value", path}}});
    }
    if (!faults.empty()) throw Error("core.error.invalid", std::move(faults));
    return wish;
}

std::optional<Decision> decision_from(const Fields& query) {
    const auto text = query.get("decision");
    if (text.empty()) return std::nullopt;
    const auto decision = decision_named(text);
    if (!decision) throw Error("core.error.invalid", {{"decision", "numbering.fault.decision", {{"value", text}}}});
    return decision;
}

}  // namespace numbering::input
