// SPDX-License-Identifier: Apache-2.0
// What of a letter is found, and by whom.
#include "letters/service/finding.h"

#include "letters/domain/recipients.h"
#include "letters/service/sheet.h"
#include "letters/service/upload.h"

namespace letters {

using core::db::Tx;

namespace {

// The people domain/access.cpp lets read, as tokens; addressees find the copy in their mailbox.
std::vector<std::string> readers(Tx& tx, Parts& parts, const Letter& letter) {
    const auto standing = parts.letters.standing(tx, letter);
    std::vector<std::string> tokens{"person:" + letter.drafter.text(), "seat:" + letter.drafter_position.text(),
                                    "seat:" + letter.content.signer.text()};
    for (const auto& each : standing.participants) tokens.push_back("seat:" + each.text());
    if (secret(letter.access())) return tokens;
    const auto colleagues = withheld(letter.access()) ? "head:" : "unit:";
    tokens.push_back(colleagues + letter.unit.text());
    for (const auto* keeper : {"clerk:", "archivist:"}) tokens.push_back(keeper + letter.book.text());
    return tokens;
}

}  // namespace

void put_in_index(Tx& tx, Parts& parts, const Letter& letter) {
    const auto& content = letter.content;
    const auto& as = *letter.numbered_as;
    const auto newer = newest(parts.relations.changes(tx, {letter.id})[letter.id]);
    core::search::Document document;
    document.kind = "letter";
    document.id = letter.id.text();
    document.title = content.subject;
    document.number = as.number;
    // No word of a secret letter lies outside it: it is found by its subject and number.
    if (!secret(letter.access())) document.body = text_of(parts, content, kind_of(tx, parts, content));
    document.summary = (newer ? std::string(printed(newer->how)) + " \u00b7 " : std::string()) +
                       style::in_one_line(as.block) + " \u2192 " + addressed_to(content, "+{count}");
    document.link = "/letters/" + letter.id.text();
    document.date = as.date;
    document.code = content.classification;
    document.unit = letter.unit.text();
    if (const auto unit = parts.directory.unit(tx, letter.unit)) document.unit_name = unit->name;
    document.access = classification::name(letter.access());
    document.form = kind_of(tx, parts, content).name;
    document.readers = readers(tx, parts, letter);
    parts.search.put(tx, document);
}

core::search::Source letters_found(Parts& parts) {
    core::search::Source source;
    source.kind = "letter";
    source.edition = "3";   // told to roles, not to the positions that held them
    source.next = [&parts](Tx& tx, const std::string& after, int most) {
        std::vector<std::string> ids;
        for (const auto& id : parts.letters.sent_after(tx, after.empty() ? LetterId{} : LetterId::parse(after), most))
            ids.push_back(id.text());
        return ids;
    };
    source.put = [&parts](Tx& tx, const std::string& id) {
        const auto letter = parts.letters.get(tx, LetterId::parse(id));
        if (letter.state == State::sent) put_in_index(tx, parts, letter);
    };
    return source;
}

}  // namespace letters
