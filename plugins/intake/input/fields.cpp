// SPDX-License-Identifier: Apache-2.0
#include "intake/input/fields.h"

#include <array>
#include <charconv>
#include <set>

namespace intake::input {

using core::Json;
using core::http::Fields;
using core::http::Given;

namespace {

constexpr int default_limit = 25, most_limit = 100;
constexpr std::size_t most_chosen = 100;

std::set<int> ticked(const Fields& form, std::string_view name) {
    std::set<int> pages;
    for (const auto& text : form.every(name)) {
        int page = 0;
        const auto read = std::from_chars(text.data(), text.data() + text.size(), page);
        if (read.ec != std::errc() || read.ptr != text.data() + text.size())
            throw core::Error("intake.error.incomplete", {{"pages", "intake.fault.page", {{"value", text}}}});
        pages.insert(page);
    }
    return pages;
}

// -1 for what is no number a page or a turn may have.
int whole_number(const Json& json) {
    if (!json.is_number_integer()) return -1;
    const auto value = json.get<std::int64_t>();
    return value >= 0 && value <= 100'000 ? static_cast<int>(value) : -1;
}

int number_or(Given& given, const std::string& name, int least, int most, int otherwise) {
    return static_cast<int>(given.number(name, least, most).value_or(otherwise));
}

}  // namespace

Wish wish_from(const Fields& query) {
    Given given(query);
    Wish wish;
    wish.show = given.one_of("show", all_shows, [](Show each) { return name(each); }).value_or(Show::open);
    wish.source = given.one_of("source", all_sources, [](Source each) { return name(each); });
    wish.words = given.line("q");
    wish.after = given.line("after");
    wish.limit = number_or(given, "limit", 1, most_limit, default_limit);
    given.done("intake.error.filter");
    return wish;
}

std::vector<File> files_from(const core::http::Request& request) {
    std::vector<File> files;
    // A form sent without a file has one part without a name.
    for (const auto& upload : request.uploads)
        if (upload.field == "file" && !(upload.bytes.empty() && upload.file_name.empty()))
            files.push_back({upload.file_name, upload.bytes});
    return files;
}

std::string reason_from(Given given) {
    auto reason = given.prose("reason", 2000);
    if (reason.empty() && given.faults().empty()) given.fault("reason", "intake.fault.reason");
    given.done("intake.error.incomplete");
    return reason;
}

std::string undone_from(Given given) {
    constexpr std::array<std::string_view, 2> acts{"discarded", "moved"};
    const auto act = given.one_of("act", acts, [](std::string_view each) { return each; });
    if (!act && given.faults().empty()) given.fault("act", "intake.fault.undo");
    given.done("intake.error.incomplete");
    return std::string(*act);
}

std::size_t file_chosen(Given given) {
    const auto file = given.number("file", 1, 10'000);
    if (!file && given.faults().empty()) given.fault("file", "intake.fault.bundle_file");
    given.done("intake.error.incomplete");
    return static_cast<std::size_t>(*file);
}

Sending sending_from(Given given) {
    Sending sending;
    const auto mailroom = given.id<core::UnitId>("mailroom");
    if (!mailroom && given.faults().empty()) given.fault("mailroom", "intake.fault.mailroom");
    sending.word = given.prose("note", 500);
    given.done("intake.error.incomplete");
    sending.mailroom = *mailroom;
    return sending;
}

std::vector<std::vector<int>> letters_from(Given given) {
    std::vector<std::vector<int>> letters;
    const auto* all = given.member("letters");
    bool sound = all && all->is_array() && !all->empty();
    for (std::size_t i = 0; sound && i < all->size(); ++i) {
        const Json& pages = (*all)[i];
        sound = pages.is_array();
        letters.emplace_back();
        for (std::size_t at = 0; sound && at < pages.size(); ++at) {
            const int page = whole_number(pages[at]);
            sound = page > 0;
            letters.back().push_back(page);
        }
    }
    if (!sound) given.fault("letters", "intake.fault.letters");
    given.done("intake.error.incomplete");
    return letters;
}

std::vector<Placed> pages_from(Given given) {
    std::vector<Placed> placed;
    const auto* all = given.member("pages");
    bool sound = all && all->is_array() && !all->empty();
    for (std::size_t i = 0; sound && i < all->size(); ++i) {
        const Json& each = (*all)[i];
        sound = each.is_object() && each.contains("page");
        if (!sound) break;
        const int page = whole_number(each["page"]), turn = each.contains("turn") ? whole_number(each["turn"]) : 0;
        sound = page > 0 && turn >= 0 && turn < 360;
        placed.push_back({page, turn});
    }
    if (!sound) given.fault("pages", "intake.fault.placed");
    given.done("intake.error.incomplete");
    return placed;
}

std::vector<ArrivalId> arrivals_from(Given given) {
    auto chosen = given.ids<ArrivalId>("arrivals", most_chosen);
    if (chosen.empty() && given.faults().empty()) given.fault("arrivals", "intake.fault.chosen");
    given.done("intake.error.incomplete");
    return chosen;
}

std::vector<std::vector<int>> letters_ticked(const Fields& form, int pages) {
    const auto starts = ticked(form, "start"), leave = ticked(form, "leave");
    std::vector<std::vector<int>> letters;
    bool fresh = true;
    for (int page = 1; page <= pages; ++page) {
        fresh = fresh || starts.contains(page);
        if (leave.contains(page)) continue;
        if (fresh) letters.emplace_back();
        fresh = false;
        letters.back().push_back(page);
    }
    return letters;
}

std::vector<Placed> pages_placed(const Fields& form, int pages) {
    Given given(form);
    const auto leave = ticked(form, "leave");
    std::vector<std::pair<int, Placed>> order;
    for (int page = 1; page <= pages; ++page) {
        const auto number = std::to_string(page);
        const int place = number_or(given, "place." + number, 1, 100'000, page);
        const int turn = number_or(given, "turn." + number, 0, 270, 0);
        if (!leave.contains(page)) order.push_back({place, {page, turn}});
    }
    given.done("intake.error.incomplete");
    std::stable_sort(order.begin(), order.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    std::vector<Placed> placed;
    for (const auto& [_, each] : order) placed.push_back(each);
    return placed;
}

}  // namespace intake::input
