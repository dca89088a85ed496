// SPDX-License-Identifier: Apache-2.0
#include "core/way/way.h"

#include "core/base/text.h"

namespace core::way {

namespace {

// When it was, or that it is now or still to come.
std::string time_of(const Step& step, const words::Catalog& words, Zone zone) {
    switch (step.when) {
        case When::past: return step.at ? words.moment(*step.at, zone) : "";
        case When::now: return words.say("core.way.now");
        case When::later: return words.say("core.way.later");
    }
    return "";
}

std::string who_of(const Step& step) {
    std::vector<std::string> known;
    for (const auto* each : {&step.person, &step.position})
        if (!each->empty()) known.push_back(*each);
    return known.empty() ? "\u2013" : text::join(known, ", ");
}

}  // namespace

void show(page::Data& data, const std::vector<Step>& steps, const words::Catalog& words, Zone zone) {
    for (const auto& step : steps) {
        auto& row = data.add("WAY_STEP");
        row.set("WHAT", step.what)
            .show_if(step.back, "RETURNED")
            .show_if(step.when == When::now, "IS_NOW")
            .show_if(step.when == When::later, "IS_LATER");
        if (!step.person.empty()) row.add("BY").set("WHO", step.person);
        if (!step.position.empty()) row.add("IN").set("AS", step.position);
        if (!step.until.empty()) row.add("TILL").set("UNTIL", step.until);
        if (step.at)
            row.add(step.when == When::past ? "DONE" : "WAITS")
                .set("AT", words.moment(*step.at, zone))
                .set("ISO", iso(*step.at));
        for (const auto& note : step.notes) row.add("SAID").set("NOTE", note);
    }
}

table::Sheet sheet(const std::vector<Step>& steps, const words::Catalog& words, Zone zone, Instant now) {
    table::Sheet sheet;
    sheet.name = words.say("core.way.tab");
    constexpr double time = 20, what = 56, who = 36, note = 54;
    sheet.columns = {{words.say("core.way.column.at"), time},
                     {words.say("core.way.column.what"), what},
                     {words.say("core.way.column.who"), who},
                     {words.say("core.way.column.note"), note}};
    for (const auto& step : steps) {
        auto said = step.notes;
        if (!step.until.empty()) said.push_back(step.until);
        if (step.when == When::now && step.at)
            said.push_back(words.say("core.way.since", {{"at", words.moment(*step.at, zone)}}));
        sheet.rows.push_back({time_of(step, words, zone), step.what, who_of(step), text::join(said, " \u00b7 ")});
    }
    sheet.notes = {words.say("core.way.as_of", {{"at", words.moment(now, zone)}})};
    return sheet;
}

}  // namespace core::way
