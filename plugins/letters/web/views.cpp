// SPDX-License-Identifier: Apache-2.0
// Domain to page data.
#include "letters/web/views.h"

#include "core/base/text.h"

namespace letters::web {

using core::page::Data;

namespace {

struct Badge {
    std::string_view icon, tone;
};

Badge look(State state) {
    switch (state) {
        case State::draft: return {"circle-dashed", "none"};
        case State::waiting: return {"hourglass", "wait"};
        case State::sealing: return {"clock-exclamation", "bad"};
        case State::printed: return {"printer", "wait"};
        case State::sealed: return {"send", "info"};
        case State::sent: return {"circle-check", "good"};
        case State::void_: return {"ban", "none"};
    }
    return {};
}

}  // namespace

void show_state(Data& data, State state, bool returned, const core::words::Catalog& words, bool partly) {
    const bool back = returned && state == State::draft;
    const auto seen = back ? Badge{"arrow-back-up", "bad"} : partly ? look(State::waiting) : look(state);
    data.set("STATE", words.say("letters.state." + std::string(back ? "returned" : partly ? "partly" : name(state))))
        .set("ICON", seen.icon)
        .set("TONE", seen.tone);
}

void show_pages(Data& data, const Letter& letter, int pages, const core::words::Catalog& words) {
    for (int page = 1; page <= pages; ++page) {
        const core::Args args{{"page", std::to_string(page)}, {"pages", std::to_string(pages)}};
        data.add("PAGE")
            .set("URL", picture_link(letter, page))
            .set("ALT", words.say("letters.page_alt", args))
            .set("N_OF_M", words.say("letters.page_of", args));
    }
}

void show_sheets(Data& data, Room& room, const core::Context& ctx, const Letter& letter) {
    const auto& words = room.words.in(ctx.language);
    try {
        show_pages(data, letter, room.services.paper.pages(ctx, letter.id), words);
    } catch (const core::Error& error) {
        if (error.code() != core::Code::invalid) throw;
        data.add("UNPRINTABLE").set("TEXT", words.say(error.key(), error.args()));
    }
}

void show_ahead(Data& data, const std::vector<Station>& ahead, const core::words::Catalog& words) {
    std::vector<std::string> names;
    int group = 0;
    for (const auto& each : ahead) {
        const bool skipped = each.skip != Skip::none;
        const bool together = !skipped && each.group == group;
        auto& row = data.add("STATION");
        row.set("NAME", each.position_name)
            .set("HOLDER", each.holder)
            .set("ACT", words.say("letters.act." + std::string(signing::name(each.kind))))
            .set("WHY", words.say("letters.why." + std::string(signing::name(each.origin))))
            .show_if(each.required, "REQUIRED")
            .show_if(together, "TOGETHER")
            .show_if(each.holder.empty(), "VACANT");
        if (skipped) {
            row.add("SKIPPED").set("REASON", words.say("letters.skip." + std::string(name(each.skip))));
            continue;
        }
        if (together) names.back() += words.say("letters.together_with", {{"position", each.position_name}});
        else names.push_back(each.position_name);
        group = each.group;
    }
    if (!names.empty()) data.add("AHEAD").set("NEXT", core::text::join(names, words.say("letters.then")));
    data.show_if(too_many_initials(ahead), "MANY_INITIALS");
}

LetterId id_of(const core::http::Request& request) { return LetterId::parse(request.param("id")); }

std::string address(LetterId id) { return "/letters/" + id.text(); }

}  // namespace letters::web
