// SPDX-License-Identifier: Apache-2.0
#include "archive/web/apart.h"

#include "archive/period.h"
#include "archive/service/wording.h"
#include "core/base/text.h"

namespace archive::web {

std::string apart(const Dossier& one, const core::words::Catalog& words) {
    const auto year = [](const core::Date& day) { return static_cast<int>(day.year()); };
    const auto first = year(one.opened);
    std::vector<std::string> told{one.code_name};
    told.push_back(one.closed ? period(first, year(*one.closed)) : words.say("archive.apart.since", {{"year", std::to_string(first)}}));
    told.push_back(wording::small(words.say(one.closed ? "archive.state.closed" : "archive.state.open")));
    if (auto place = one.stands(); !place.empty()) told.push_back(std::move(place));
    return core::text::join(told, " \u00b7 ");
}

void show_neighbours(core::page::Data& form, const std::vector<Dossier>& all, const core::words::Catalog& words) {
    for (const auto& one : all)
        form.add("NEIGHBOUR").set("NUMBER", one.numbered()).set("LABEL", one.title + " \u00b7 " + one.code + " " + apart(one, words));
}

}  // namespace archive::web
