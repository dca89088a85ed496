// SPDX-License-Identifier: Apache-2.0
#include "incoming/web/paper.h"

#include <cmath>

#include "core/base/text.h"

namespace incoming::web {

using core::http::Fields;
using core::page::Data;
using core::words::Catalog;

namespace {

// Room around the words, in thousandths of the page.
constexpr double air = 6;

std::string thousandths(double share) { return std::to_string(std::lround(share * 1000)); }

void show_ground(Data& marks, const Suggestion& each) {
    const double left = std::max(0.0, each.box.left - air / 1000), top = std::max(0.0, each.box.top - air / 2000);
    marks.add("MARK")
        .set("FIELD", each.field)
        .set("X", thousandths(left))
        .set("Y", thousandths(top))
        .set("W", thousandths(std::min(1 - left, each.box.width + 2 * air / 1000)))
        .set("H", thousandths(std::min(1 - top, each.box.height + air / 1000)))
        .show_if(each.confidence < sure_from, "DOUBTFUL");
}

std::string section_of(std::string_view field) {
    std::string name = "READ_";
    for (const char c : field) name += static_cast<char>(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c);
    return name;
}

std::string grounds_of(const Suggestion& each, const Catalog& words) {
    if (each.grounds == Grounds::proven) return words.say("incoming.read.proven");
    if (each.grounds == Grounds::told) return words.say("incoming.read.told");
    if (each.confidence >= 90) return words.say("incoming.read.high");
    return words.say(each.confidence >= sure_from ? "incoming.read.fair" : "incoming.read.low");
}

// `taken`: as the form would take it; "" when it fits none of its choices.
void show_read(Data& data, const Suggestion& each, const std::string& taken, const Catalog& words) {
    auto& read = data.add(section_of(each.field));
    read.set("READ_FIELD", each.field)
        .set("GROUNDS", taken.empty() ? words.say("incoming.read.nobody", {{"value", each.shown}})
                                      : grounds_of(each, words));
    if (each.page > 0)
        read.add("PLACED").set("PLACE", words.say("incoming.read.page", {{"page", std::to_string(each.page)}}));
    if (each.confidence < sure_from && !taken.empty())
        read.add("OFFER").set("TAKE", words.say("incoming.read.take", {{"value", each.shown}}));
}

std::string value_for(const Suggestion& each, const std::vector<directory::Position>& positions) {
    if (each.field != "position") return each.value;
    const auto found = position_in(each.value, positions);
    return found ? found->text() : std::string();
}

}  // namespace

void show_paper(Data& data, const Paper& paper, const std::vector<directory::Position>& positions,
                const Catalog& words) {
    auto& shown = data.add("PAPER");
    shown.set("PAPER_ID", paper.id).set("PAPER_URL", paper.page);
    for (int page = 1; page <= paper.pages; ++page) {
        const core::Args args{{"page", std::to_string(page)}, {"pages", std::to_string(paper.pages)}};
        auto& sheet = shown.add("PAGE");
        sheet.set("N", static_cast<std::int64_t>(page))
            .set("URL", paper.pictures + std::to_string(page))
            .set("ALT", words.say("incoming.page_alt", args))
            .set("N_OF_M", words.say("incoming.page_of", args));
        Data* marks = nullptr;
        for (const auto& each : paper.suggestions) {
            if (each.page != page) continue;
            if (!marks) marks = &sheet.add("MARKED");
            show_ground(*marks, each);
        }
    }
    if (const auto text = paper.words(); !text.empty()) shown.add("AS_TEXT").set("TEXT", text);
    for (const auto& each : paper.suggestions) show_read(data, each, value_for(each, positions), words);
}

std::optional<core::PositionId> position_in(std::string_view address, const std::vector<directory::Position>& among) {
    std::optional<core::PositionId> found;
    std::size_t longest = 0;
    for (const auto& each : among)
        if (each.name.size() > longest && core::text::contains_folded(address, each.name)) {
            found = each.id;
            longest = each.name.size();
        }
    return found;
}

Fields filled_in(const Paper& paper, const std::vector<directory::Position>& positions) {
    Fields fields;
    for (const auto& each : paper.suggestions)
        if (each.confidence >= sure_from)
            if (auto value = value_for(each, positions); !value.empty()) fields.add(each.field, std::move(value));
    fields.add("received", core::iso(paper.arrived));
    return fields;
}

Fields taken_over(const Fields& typed, const Paper& paper, std::string_view field,
                  const std::vector<directory::Position>& positions) {
    Fields fields;
    for (const auto& each : paper.suggestions)
        if (each.field == field) fields.add(each.field, value_for(each, positions));
    for (const auto& [name, value] : typed.all())
        if (name != field) fields.add(name, value);
    return fields;
}

}  // namespace incoming::web
