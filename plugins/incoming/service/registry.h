// SPDX-License-Identifier: Apache-2.0
// Registering letters from outside: the clerk uploads a scan and writes down what stands on it.
#pragma once

#include <string>
#include <vector>

#include "incoming/domain/occasion.h"
#include "incoming/papers.h"
#include "incoming/service/room.h"

namespace incoming {

struct SheetFile {       // as uploaded
    std::string type;    // found by content
    core::ByteView bytes;
};

struct Registration {
    ScanId scan;                   // as kept by Registry::keep
    std::string paper;             // or a document that waits (papers.h)
    std::string sender, number, subject, classification;
    core::Date date{}, received{};
    classification::AccessClass access = classification::AccessClass::ordinary;
    letters::Urgency urgency = letters::Urgency::ordinary;
    core::PositionId position;
    std::vector<core::PositionId> copies;          // who receive a copy of it, each in a row of its own
    std::optional<core::Date> reply_by;            // until when the sender asks for an answer
    std::optional<Occasion> occasion;   // what it invites to
    bool personal = false;         // for the person who holds the position that day
    bool confirmed = false;        // the clerk saw what is like it
    bool received_confirmed = false;   // and means a day long past, or of another year's book
    std::vector<core::Fault> unread;   // fields that could not be read; told with the others
};

struct Registered {
    std::optional<Entry> entry;    // nothing when others are like it and that was not confirmed
    std::vector<Entry> copies;     // registered with it
    std::vector<Entry> like;       // only those the clerk may see
};

class Registry final : public Registrar {
  public:
    explicit Registry(Parts& parts) : parts_(parts) {}

    void serve(Papers& papers) override { papers_ = &papers; }
    Papers* serving() const { return papers_; }   // nullptr in a house without such a room
    // A document that waits, as its own room tells it; the others of this mailbox that have the same content.
    struct Waiting {
        Paper paper;
        std::vector<Entry> like;   // only those the clerk may see
    };
    Waiting waiting(const core::Context& ctx, const std::string& paper);
    std::string onward(const core::Context& ctx, const std::string& paper);

    // One PDF, or pictures that become one. Throws Error(unsupported) "incoming.error.type" for
    // any other kind, and what core/pdf/read.h and scan.h throw for files that are not sound.
    Scan keep(const core::Context& ctx, const std::vector<SheetFile>& files);
    // Throws Error("incoming.error.incomplete", faults).
    Registered enter(const core::Context& ctx, const Registration& wish);
    // What a letter on paper invites to, written down or corrected by its clerk until it is closed; nothing: it
    // invites to nothing. Another day, hour or place opens the answer anew.
    void note_invitation(const core::Context& ctx, IncomingId id, const std::optional<Occasion>& occasion);
    // Positions whose mail the actor's seat registers.
    std::vector<directory::Position> positions(const core::Context& ctx);

  private:
    core::Bytes one_pdf(const core::Context& ctx, const std::vector<SheetFile>& files) const;
    bool registers_for(core::db::Tx& tx, const core::Seat& seat, core::UnitId unit);
    Papers& papers() const;
    // The document of the wish into the entry; with none, a fault of the field "file".
    void take_document(core::db::Tx& tx, const core::Context& ctx, const Registration& wish, Entry& entry,
                       std::vector<core::Fault>& faults);
    // What came with the document goes with the entry, and the document waits no longer.
    void take_over(core::db::Tx& tx, const core::Context& ctx, const std::string& paper, const Entry& entry);
    void make_personal(core::db::Tx& tx, const core::Context& ctx, const Registration& wish, Entry& entry,
                       std::vector<core::Fault>& faults);
    // Whose mail it is: of the addressed position and of who get a copy.
    void check_receivers(core::db::Tx& tx, const core::Seat& seat, const Registration& wish,
                         std::vector<core::Fault>& faults);
    std::vector<Entry> enter_copies(core::db::Tx& tx, const core::Context& ctx, const Registration& wish,
                                    const Entry& of);

    Parts& parts_;
    Papers* papers_ = nullptr;
};

}  // namespace incoming
