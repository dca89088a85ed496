// SPDX-License-Identifier: Apache-2.0
// What the pages ask: lists, counters, all about one letter, choices of the form.
#pragma once

#include <string>
#include <vector>

#include "core/audit/trail.h"
#include "letters/service/forecast.h"
#include "letters/service/room.h"

namespace letters {

struct GroupShown {   // a group the letter is addressed to
    std::string name;
    bool copy = false;
    std::int64_t members = 0;   // that came in with it
};

struct Whole {   // one letter with everything its page shows
    Letter letter;
    style::Kind kind;           // in the version the letter was written by
    std::string unit_name;
    std::string signer_position;
    std::vector<std::string> cosigner_positions;   // in order of signing
    std::vector<Receipt> receipts;
    std::vector<GroupShown> groups;
    std::vector<OutsideAddressee> outside;
    std::vector<Version> versions;
    bool ink = false;           // it is, or will be, signed on paper
    std::vector<Scan> scans;    // of the sheet signed with ink
    std::vector<core::audit::Entry> trail;      // oldest first
    std::optional<directory::MandateAnswer> mandate;   // before it is numbered, when another's name is signed
    std::optional<signing::Round> round;        // running or last
    std::optional<signing::Step> opened;        // who has opened it: too late to take it back
    bool partly = false;                        // some of several have signed, the next is asked
    std::vector<signing::Step> awaited;         // the steps it waits for; their positions with the capacity
    std::vector<Station> ahead;                 // of a draft: the circuit after submitting
    // False for addressees: the letter and its receipts are theirs, how it came about is not. Then
    // versions, trail, round and note are empty.
    bool inside = true;
    std::optional<Writer> writer;               // who writes in it now
    bool may_edit = false, may_correct = false, may_take_back = false, may_withdraw = false, may_scan = false;
    bool may_raise = false, may_lower = false, may_see_readers = false;   // its access class; who has read it
    bool may_hand = false;                      // record that it was brought to those outside
    bool may_pass_to_giver = false;             // its mandate lapsed while it waited
};

// Who has opened it, or given paraf: too late to take it back.
std::optional<signing::Step> first_opened(const signing::Round& round);

struct Choice {      // a position to choose
    core::PositionId position;
    std::string name;
    std::string unit_name;
    bool signs = false;
    bool head = false;       // letters are addressed to heads
    bool near = false;       // in the drafter's own numbering unit or above the drafter
};

struct MandateChoice {   // a position that may sign in another's name
    core::PositionId position;
    style::Behalf behalf = style::Behalf::an;
    std::string name;        // "Sekretaris Daerah a.n. Wali Kota Pangkalpinang"
    bool holds = true;       // false: chosen before, and it holds no more
};

struct Choices {
    std::vector<Choice> positions;          // tree order
    std::vector<MandateChoice> mandates;
    std::vector<directory::Group> groups;
};

// What stands beside a letter in a list.
struct Neighbours {
    std::optional<Line> before, after;
};

class Desk {
  public:
    explicit Desk(Parts& parts) : parts_(parts) {}

    Lines list(const core::Context& ctx, Wish wish);
    // Before and after the place `wish.after`, whether or not what stood there still does; never `letter` itself,
    // which an act may have moved to the top.
    Neighbours neighbours(const core::Context& ctx, Wish wish, LetterId letter);
    std::int64_t count(const core::Context& ctx, Wish wish);
    // Letters numbered whose signing did not come to its end; not those that wait for the next signer.
    std::int64_t interrupted(const core::Context& ctx);
    std::vector<style::Kind> kinds(const core::Context& ctx);   // in use, in the order of the list
    Whole whole(const core::Context& ctx, LetterId id);
    // Whether he may still open it, after an act that takes it from some.
    bool may_open(const core::Context& ctx, LetterId id);
    // Signers in another's name are those who may for such a letter today.
    Choices choices(const core::Context& ctx, const Content& content, const style::Kind& kind);
    // Partners for the composer, by words.
    std::vector<directory::Partner> partners(const core::Context& ctx, std::string_view words);
    // The circuit of the letter, were it sent up with this content.
    std::vector<Station> ahead(const core::Context& ctx, LetterId id, const Content& content);
    // The letter lies open before the actor: kept for who is asked for paraf or signature.
    void opened(const core::Context& ctx, LetterId id) { parts_.rounds.opened(ctx, subject_of(id)); }
    std::vector<classification::Code> codes(const core::Context& ctx, std::string_view words);
    std::optional<classification::Code> code(const core::Context& ctx, std::string_view code);

  private:
    void add_mandates(core::db::Tx& tx, const core::Context& ctx, const Content& content, const style::Kind& kind,
                      Choices& choices);

    Parts& parts_;
};

}  // namespace letters
