// SPDX-License-Identifier: Apache-2.0
// What the pages ask: lists, counters, the number book, all about one letter, choices of the form.
#pragma once

#include <string>
#include <vector>

#include "core/audit/trail.h"
#include "letters/service/forecast.h"
#include "letters/service/room.h"

namespace letters {

struct Whole {   // one letter with everything its page shows
    Letter letter;
    style::Kind kind;           // in the version the letter was written by
    std::string unit_name;
    std::string signer_position;
    std::vector<Receipt> receipts;
    std::vector<Version> versions;
    std::vector<core::audit::Entry> trail;      // oldest first
    std::optional<signing::Round> round;        // running or last
    std::optional<signing::Step> opened;        // who has opened it: too late to take it back
    std::vector<signing::Step> awaited;         // the steps it waits for; their positions with the capacity
    std::vector<Station> ahead;                 // of a draft: the circuit after submitting
    // False for addressees: the letter and its receipts are theirs, how it came about is not. Then
    // versions, trail, round and note are empty.
    bool inside = true;
    std::optional<Writer> writer;               // who writes in it now
    bool may_edit = false, may_correct = false, may_take_back = false, may_withdraw = false;
};

struct Choice {      // a position to choose
    core::PositionId position;
    std::string name;
    std::string unit_name;
    bool signs = false;
    bool head = false;       // letters are addressed to heads
    bool near = false;       // in the drafter's own numbering unit or above the drafter
};

struct Choices {
    std::vector<Choice> positions;          // tree order
    std::vector<directory::Group> groups;
};

struct Book {
    std::string series;
    std::vector<std::string> all_series;
    std::vector<BookLine> lines;            // newest first; subjects of secret letters are left out
    std::int64_t next = 0;                  // cursor; 0 on the last page
    std::int64_t gaps = 0;
};

class Desk {
  public:
    explicit Desk(Parts& parts) : parts_(parts) {}

    Lines list(const core::Context& ctx, const Wish& wish);
    std::int64_t count(const core::Context& ctx, const Wish& wish);
    std::vector<style::Kind> kinds(const core::Context& ctx);   // in use, in the order of the list
    Whole whole(const core::Context& ctx, LetterId id);
    // The letter lies open before the actor: kept for who is asked for paraf or signature.
    void opened(const core::Context& ctx, LetterId id) { parts_.rounds.opened(ctx, subject_of(id)); }
    Choices choices(const core::Context& ctx);
    // Adds the members of groups, by code, to the addressees. Throws Error(invalid) for a code that is
    // no group: nobody may be left out in silence.
    void add_groups(const core::Context& ctx, const std::vector<std::string>& codes, bool copy,
                    Content& content);
    // The circuit of the letter, were it sent up with this content.
    std::vector<Station> ahead(const core::Context& ctx, LetterId id, const Content& content);
    std::vector<classification::Code> codes(const core::Context& ctx, std::string_view words);
    std::optional<classification::Code> code(const core::Context& ctx, std::string_view code);
    // `series` "" = this year's of the actor's numbering unit.
    Book book(const core::Context& ctx, std::string_view series, std::int64_t before, int limit);

  private:
    Parts& parts_;
};

}  // namespace letters
