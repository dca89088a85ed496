// SPDX-License-Identifier: Apache-2.0
// A document that came to a mailroom and is not registered yet. Its bytes are kept as they came and never change.
//
//   received --clean--> checked --read--> ready --register--> registered
//      |                   ^  |             |---split-------> split (into arrivals of their own)
//   infected            release|arrange     '---discard-----> discarded (from any state that is not an end)
//      v                   |     |           |
//   quarantined -----------'     '-----------'
//
//   received     its bytes are safe here; a job looks for viruses where a scanner is set
//   checked      nothing was found, or no scanner is set; a job reads it
//   ready        somebody may register it; what could not be read stays for him to write
//                arrange: pages are turned, sorted or added, and the sheets are read anew; choose: another file of
//                the ZIP it came in is the letter
//   quarantined  nobody gets its bytes; an administrator releases it, or it is discarded, each with a reason
// Registered, discarded and split are ends. Any other move throws Error(conflict).
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "core/auth/actor.h"
#include "core/base/bytes.h"
#include "core/base/json.h"
#include "incoming/papers.h"
#include "intake/domain/bundle.h"

namespace intake {

using ArrivalId = core::Id<struct ArrivalTag>;

enum class State { received, checked, ready, registered, discarded, quarantined, split };
constexpr std::array<State, 7> all_states{State::received,  State::checked,     State::ready, State::registered,
                                          State::discarded, State::quarantined, State::split};
std::string_view name(State state);
State state_named(std::string_view text);

enum class Source { upload, folder, mail, part };   // part: cut out of another arrival
constexpr std::array<Source, 4> all_sources{Source::upload, Source::folder, Source::mail, Source::part};
std::string_view name(Source source);
Source source_named(std::string_view text);

struct Arrival {
    ArrivalId id;
    core::UnitId mailroom;                    // the unit whose clerk registers it
    Source source = Source::upload;
    std::string origin;                       // who handed it in: a person, a folder, an address of mail
    std::string about;                        // subject of the mail it came with
    std::string key;                          // what makes it the same when it is taken twice; "" of uploads
    core::Instant came_at;
    std::string file_name;
    std::string media;                        // "application/pdf", found by content
    core::Digest original, pdf;               // alike where a PDF came
    Bundle bundle;                            // of a ZIP; `original` is the ZIP and `pdf` the letter in it
    int pages = 1;
    State state = State::received;
    std::string waits;                        // word key of what it waits for, "" when of nothing
    std::string reason;                       // of its end or its quarantine
    std::optional<ArrivalId> parent;
    int from_page = 0, until_page = 0;        // of the parent, from 1
    std::vector<incoming::Suggestion> found;
    std::string text;                         // as the file says itself
    std::string recognised;                   // read from its pictures
    int read_pages = 0;                       // of `pages`, when pictures had to be read
    std::string trouble;                      // word key of why it could not be read
    core::Json verdict;                       // of its signatures (signing/verifications.h); null: it has none
    std::vector<int> separators;              // pages that are separator sheets, from 1
    std::optional<incoming::IncomingId> entry;
    std::string agenda;
    std::optional<core::Instant> ended_at;
    std::string ended_by;

    bool over() const;
    std::string words() const { return incoming::joined_text(text, recognised); }
    void check();                             // clean, or there is no scanner
    void infect(std::string what);
    void release(std::string_view why);
    void read();
    void register_as(incoming::IncomingId id, std::string number, core::Instant at, std::string by);
    void discard(std::string_view why, core::Instant at, std::string by);
    // Not thrown away after all: it stands as it did before.
    void take_up(State was, std::string why, std::string waiting);
    void split(core::Instant at, std::string by);
    void arrange(core::Digest made, int count);
    void choose(std::size_t file);            // of the bundle: that one is the letter, says the clerk
    void find_letter(std::size_t file);       // the same, by what the files say, until somebody chose
    void take_attachments_of(const Arrival& other);
    void read_again();                        // a reader was installed, or fell over
    void move_to(core::UnitId other);         // it came to the wrong office
    std::string title() const;                // what a list calls it
    // Of who sent the mail it came by, as the mail told it; "" where it came another way.
    std::string sender_address() const;
    std::string letter_name() const;          // of the file that is the letter

  private:
    void need(bool allowed) const;
    void take_as_letter(std::size_t file);
};

core::Json to_json(const std::vector<incoming::Suggestion>& found);
std::vector<incoming::Suggestion> suggestions_kept(const core::Json& json);   // of what to_json made

// Who may: the clerks of the mailroom; an administrator of ways in looks after what is in quarantine.
struct Standing {
    std::optional<core::UnitId> mailroom;   // whose mail the actor's seat registers
    bool administers = false;
};
core::Verdict may_handle(const Standing& who, const Arrival& arrival);
core::Verdict may_release(const Standing& who, const Arrival& arrival);
// Its bytes and pictures: not in quarantine, not before it was looked at, and not once it is discarded.
bool shown(const Arrival& arrival);

}  // namespace intake
