// SPDX-License-Identifier: Apache-2.0
#include "notify/service/wording.h"

namespace notify {

std::string foot(const core::words::Catalog& words, std::string_view agency, std::string_view base) {
    const core::Args args{{"agency", std::string(agency)}, {"url", std::string(base) + "/notices/settings"}};
    // A house that has not said its name yet bears ours.
    return words.say(agency == "Naskah" ? "notify.message.foot_unnamed" : "notify.message.foot", args);
}

Outgoing worded(const Telling& telling, const core::words::Catalog& words, std::string_view agency,
                std::string_view base) {
    Outgoing out;
    const std::string house(base);
    const auto waiting = words.say("notify.message.waiting", {{"count", words.number(telling.count)}});
    if (telling.line) {
        const auto what = words.say(telling.line->word);
        out.subject = what;
        out.text = what + "\n" + telling.line->title + "\n";
        out.link = house + telling.line->link;
    } else {
        out.subject = waiting;
        out.text = waiting + "\n";
        for (const auto& kind : telling.kinds)
            out.text += "- " + words.number(kind.count) + " " + words.say(kind.word) + "\n";
        out.link = house + telling.list;
    }
    out.text += "\n" + out.link + "\n\n" + foot(words, agency, base) + "\n";
    return out;
}

}  // namespace notify
