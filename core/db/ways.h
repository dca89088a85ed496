// SPDX-License-Identifier: Apache-2.0
// Lists and counters of what one may reach in several ways: mine, or my unit's, or where I had a part. No index serves
// ways joined by OR, so each is asked by itself over an index that ends in the order of the list, for no more rows than
// the list shows, and what they give is put together. A page costs the same however much lies behind it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/db/db.h"

namespace core::db {

// Where a row stands in a list, by the moment it is ordered by and its id.
struct Place {
    Instant at;
    Uuid id;
};
std::string place_text(const Place& place);   // "1780000000000_0193..."
// nullopt for "". Throws Error(invalid, "core.error.cursor").of("after").
std::optional<Place> place_from(std::string_view text);

// A table, with an alias, and its columns the list is ordered by: {"letters_letter l", "l.changed_at", "l.id"}.
struct Ordered {
    Sql table, at, id;
};

struct Page {
    std::optional<Place> after;
    bool before = false;   // the rows before `after`, nearest first
    int limit = 25;
    bool rising = false;   // lowest first
};

class Ways {
  public:
    explicit Ways(Ordered rows) : rows_(rows) {}

    // A condition on the rows themselves, or on the rows of a table that lead there, which bears their id and moment.
    Ways& add(Query condition);
    Ways& add(Ordered leading, Query condition);

    // Adds " AND (one of the ways)", for questions that are held short otherwise; nothing when there is no way.
    void restrict(Query& query) const;
    // "SELECT id ...": what is reached by any of them. `also`, here and below, begins with " AND" or is empty.
    Query ids(const Query& also) const;
    // "SELECT id ...": at most so many of each way as the page takes, and all that stand on it.
    Query first(const Query& also, const Page& page) const;
    // Adds " AND ... ORDER BY ... LIMIT ?" of the page over the rows.
    void turn(Query& query, const Page& page) const;

  private:
    struct Way {
        std::optional<Ordered> leading;
        Query condition;
    };
    Query chosen(const Way& way, const Query& also) const;

    Ordered rows_;
    std::vector<Way> ways_;
};

}  // namespace core::db
