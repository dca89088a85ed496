// SPDX-License-Identifier: Apache-2.0
#include "letters/service/succession.h"

#include <sstream>

#include "core/base/text.h"
#include "letters/service/sheet.h"

namespace letters {

using core::db::Tx;

namespace {

// Words with one space between, however the page broke them.
std::string in_line(std::string_view text) {
    std::istringstream words(core::text::lower(text));
    std::string all;
    for (std::string word; words >> word;) all += " " + word;
    return all + " ";
}

}  // namespace

std::string bare_name(std::string_view titled) {
    std::istringstream words(std::string(titled.substr(0, titled.find(','))));
    std::string name;
    for (std::string word; words >> word;)
        if (!name.empty() || word.back() != '.') name += (name.empty() ? "" : " ") + word;
    return name;
}

std::optional<std::vector<Cosigner>> changed_cosigners(Tx& tx, Parts& parts, const Letter& letter) {
    const auto& printed = letter.numbered_as->cosigners;
    const auto today = core::date_of(parts.clock.now(), parts.zone);
    auto now = cosigners_of(tx, parts, letter.content, kind_of(tx, parts, letter.content), today);
    bool same = printed.size() == now.size();
    for (std::size_t i = 0; i < now.size(); ++i) {
        if (now[i].person.nil())
            throw core::Error(core::Code::conflict, "letters.error.cosigner_gone",
                              {{"position", now[i].block.who.position_name}});
        same = same && now[i].person == printed[i].person &&
               now[i].block.who.capacity == printed[i].block.who.capacity;
    }
    return same ? std::nullopt : std::optional(std::move(now));
}

bool names_nobody(Parts& parts, const Letter& letter, const std::vector<std::string>& printed) {
    if (!letter.content.file) return true;
    const auto page = in_line(core::chars(parts.blobs.get(letter.content.file->text)));
    if (core::text::trim(page).empty()) return false;   // a picture: what it says is not known
    for (const auto& name : printed)
        if (page.find(core::text::trim(in_line(bare_name(name)))) != page.npos) return false;
    return true;
}

}  // namespace letters
