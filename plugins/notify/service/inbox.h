// SPDX-License-Identifier: Apache-2.0
// The notices of the seat acted in and of the person: lists, the count of the bell, reading them.
#pragma once

#include <string>
#include <vector>

#include "notify/service/room.h"

namespace notify {

struct Line {
    NoticeId id;
    std::string kind, word;
    bool urgent = false;
    std::string title, link;
    classification::AccessClass access = classification::AccessClass::ordinary;
    bool own = false;             // the person's, not the position's
    std::int64_t told = 1;
    core::Instant changed;
    bool unread = true;
};

class Inbox {
  public:
    explicit Inbox(Parts& parts) : parts_(parts) {}

    struct Wish {
        bool unread = false;
        std::string after;        // of Lines::next
        int limit = 50;
    };
    struct Lines {
        std::vector<Line> lines;  // newest first
        std::string next;         // "" at the end
    };
    Lines list(const core::Context& ctx, const Wish& wish);
    // Unread ones the actor may know of, counted to most_counted.
    static constexpr int most_counted = 100;
    std::int64_t count(const core::Context& ctx);
    // "3", "99+"; "" for none.
    std::string shown_count(const core::Context& ctx);
    // Error(not_found) for one that is not his, or that he may not know of; gives where it leads.
    std::string open(const core::Context& ctx, NoticeId id);
    void read(const core::Context& ctx, NoticeId id) { (void)open(ctx, id); }
    // Those told until then.
    std::int64_t read_all(const core::Context& ctx, core::Instant until);

  private:
    Parts& parts_;
};

// "1795747200000_0193..."; throws Error(invalid) of `after`.
std::optional<Below> below_read(const std::string& text);
std::string below_text(core::Instant at, const std::string& id);

}  // namespace notify
