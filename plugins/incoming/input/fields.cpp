// SPDX-License-Identifier: Apache-2.0
#include "incoming/input/fields.h"

#include <charconv>

namespace incoming::input {

using core::Error;
using core::Fault;
using core::http::Fields;

namespace {

constexpr int default_limit = 25, most_limit = 100;
constexpr int most_days = 250;   // a working year

std::optional<int> number(std::string_view text, int least, int most) {
    int value = 0;
    const auto* end = text.data() + text.size();
    const auto [at, fault] = std::from_chars(text.data(), end, value);
    if (fault != std::errc() || at != end || value < least || value > most) return std::nullopt;
    return value;
}

core::Date date_or_unset(const std::string& text) {
    try {
        return core::parse_date(text);
    } catch (const Error&) {
        return {};
    }
}

int limit_from(const Fields& query, std::vector<Fault>& faults) {
    const auto text = query.get("limit");
    if (text.empty()) return default_limit;
    const auto limit = number(text, 1, most_limit);
    if (!limit) faults.push_back({"limit", "incoming.fault.limit", {{"most", std::to_string(most_limit)}}});
    return limit.value_or(default_limit);
}

template <class I>
std::optional<I> id_or_nothing(const std::string& text) {
    try {
        return I::parse(text);
    } catch (const Error&) {
        return std::nullopt;
    }
}

void due_into(Instructions& wish, const std::string& due, const std::string& days,
              std::vector<Fault>& faults) {
    if (!due.empty()) {
        const auto date = date_or_unset(due);
        if (date.ok()) wish.due = date;
        else faults.push_back({"due", "incoming.fault.due", {}});
    } else if (!days.empty()) {
        const auto count = number(days, 1, most_days);
        if (!count)
            faults.push_back({"due_days", "incoming.fault.due_days", {{"most", std::to_string(most_days)}}});
        wish.due_days = count.value_or(0);
    }
}

void people_into(Instructions& wish, const std::vector<std::string>& to,
                 const std::string& responsible, std::vector<Fault>& faults) {
    for (const auto& text : to) {
        if (const auto id = id_or_nothing<core::PositionId>(text)) wish.to.push_back(*id);
        else faults.push_back({"to", "incoming.fault.receiver", {{"position", text}}});
    }
    if (responsible.empty()) return;
    wish.responsible = id_or_nothing<core::PositionId>(responsible);
    if (!wish.responsible) faults.push_back({"responsible", "incoming.fault.responsible", {}});
}

std::vector<std::string> texts(const core::Json& json, std::string_view key) {
    std::vector<std::string> found;
    const auto list = json.find(std::string(key));
    if (list == json.end() || !list->is_array()) return found;
    for (const auto& each : *list)
        if (each.is_string()) found.push_back(each.get<std::string>());
    return found;
}

}  // namespace

Wish wish_from(const Fields& query) {
    Wish wish;
    std::vector<Fault> faults;
    if (const auto show = show_named(query.get("show"))) wish.show = *show;
    else faults.push_back({"show", "incoming.fault.show", {}});
    wish.words = query.get("q");
    wish.after = query.get("after");
    wish.limit = limit_from(query, faults);
    if (!faults.empty()) throw Error("incoming.error.filter", std::move(faults));
    return wish;
}

GivenWish given_wish_from(const Fields& query) {
    GivenWish wish;
    std::vector<Fault> faults;
    if (const auto given = given_named(query.get("show"))) wish.given = *given;
    else faults.push_back({"show", "incoming.fault.show", {}});
    wish.after = query.get("after");
    wish.limit = limit_from(query, faults);
    if (!faults.empty()) throw Error("incoming.error.filter", std::move(faults));
    return wish;
}

Registration registration_from(const Fields& form) {
    Registration wish;
    wish.sender = form.get("sender");
    wish.number = form.get("number");
    wish.subject = form.get("subject");
    wish.classification = form.get("classification");
    wish.date = date_or_unset(form.get("date"));
    wish.received = date_or_unset(form.get("received"));
    if (const auto access = form.get("access"); !access.empty())
        wish.access = classification::access_named(access);
    if (const auto urgency = form.get("urgency"); !urgency.empty())
        wish.urgency = letters::urgency_named(urgency);
    wish.position = id_or_nothing<core::PositionId>(form.get("position")).value_or(core::PositionId{});
    wish.scan = id_or_nothing<ScanId>(form.get("scan")).value_or(ScanId{});
    wish.confirmed = form.get("confirmed") == "1";
    return wish;
}

std::vector<SheetFile> files_of(const core::http::Request& request) {
    std::vector<SheetFile> files;
    for (const auto& upload : request.uploads)
        if (upload.field == "file" && !upload.bytes.empty()) files.push_back({upload.type, upload.bytes});
    return files;
}

Instructions instructions_from(const Fields& form) {
    Instructions wish;
    std::vector<Fault> faults;
    people_into(wish, form.every("to"), form.get("responsible"), faults);
    wish.codes = form.every("instructions");
    wish.note = form.get("note");
    due_into(wish, form.get("due"), form.get("due_days"), faults);
    if (!faults.empty()) throw Error("incoming.error.incomplete", std::move(faults));
    return wish;
}

Instructions instructions_from(const core::Json& json) {
    Instructions wish;
    std::vector<Fault> faults;
    if (!json.is_object())
        throw Error("incoming.error.incomplete", {Fault{"", "incoming.fault.object", {}}});
    people_into(wish, texts(json, "to"), core::json::text(json, "responsible"), faults);
    wish.codes = texts(json, "instructions");
    wish.note = core::json::text(json, "note");
    const auto days = json.find("due_days");
    const auto days_text = days != json.end() && days->is_number_integer() ? days->dump()
                                                                         : core::json::text(json, "due_days");
    due_into(wish, core::json::text(json, "due"), days_text, faults);
    if (!faults.empty()) throw Error("incoming.error.incomplete", std::move(faults));
    return wish;
}

}  // namespace incoming::input
