// SPDX-License-Identifier: Apache-2.0
// Lists of packages, page by page: asked of the units one looks into, then each of its dossier.
#pragma once

#include <string>

#include "directory/directory.h"
#include "directory/endings.h"
#include "packages/store/reach.h"

namespace packages {

struct Sought {
    std::string after;                              // `next` of the page before
    std::optional<archive::DossierId> dossier{};   // of that one alone
};

template <class Line>
struct Listed {
    std::vector<Line> lines;
    std::string next;   // "" = no more
};

// Units that ended go with their successor, as their archive did.
class Looking {
  public:
    Looking(directory::Directory& directory, directory::Endings& endings) : directory_(directory), endings_(endings) {}
    store::Reach reach(core::db::Tx& tx, const core::Actor& actor, const Sought& sought);

  private:
    directory::Directory& directory_;
    directory::Endings& endings_;
};

// What may not be known is passed over, and the list goes on from the last line shown: neither its end nor its next
// page tells of a hidden one.
template <class Line, class Fetch, class See, class PlaceOf>
Listed<Line> page_by_page(const std::string& after, Fetch fetch, See see, PlaceOf place) {
    constexpr std::size_t shown = 50;
    Listed<Line> found;
    core::db::Page page{core::db::place_from(after), false, shown + 1};
    auto last = page.after;
    while (true) {
        auto some = fetch(page);
        const bool more = some.size() > shown;
        for (auto& each : some) {
            page.after = place(each);
            auto line = see(std::move(each));
            if (!line) continue;
            if (found.lines.size() == shown) {
                found.next = core::db::place_text(*last);
                return found;
            }
            found.lines.push_back(*std::move(line));
            last = page.after;
        }
        if (!more) return found;
    }
}

}  // namespace packages
