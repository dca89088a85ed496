// SPDX-License-Identifier: Apache-2.0
#include "incoming/service/answer.h"

namespace incoming {

using core::db::Tx;

letters::About about_of(Tx& tx, Parts& parts, const Entry& entry) {
    letters::About about;
    about.subject = subject_of(entry.id);
    about.letter = entry.letter;
    about.link = "/incoming/" + entry.id.text();
    about.kind = "Surat";
    if (entry.letter)
        if (const auto letter = parts.letters.issued(tx, *entry.letter); letter && letter->kind != "surat_dinas")
            about.kind = letter->kind_name;
    about.from = entry.sender;
    about.number = entry.number;
    about.date = entry.date;
    about.title = entry.subject;
    about.classification = entry.classification;
    about.access = entry.access;
    return about;
}

letters::LetterId Answer::begin(const core::Context& ctx, letters::Relation how, IncomingId id) {
    return parts_.db.write([&](Tx& tx) {
        const auto entry = open_for(tx, parts_, ctx.actor, Right::read, id).entry;
        return parts_.relations.begin(tx, ctx, how, about_of(tx, parts_, entry));
    });
}

std::vector<letters::About> Answer::find(Tx& tx, const core::Actor& actor, std::string_view words, int limit) {
    std::vector<letters::About> found;
    for (const auto& id : parts_.lists.holding(tx, actor, words, limit))
        found.push_back(about_of(tx, parts_, parts_.entries.get(tx, id)));
    return found;
}

letters::About Answer::about(Tx& tx, const core::Actor& actor, std::string_view subject) {
    const auto id = IncomingId::parse(subject.substr(subject.find(':') + 1));
    return about_of(tx, parts_, open_for(tx, parts_, actor, Right::read, id).entry);
}

}  // namespace incoming
