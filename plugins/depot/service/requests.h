// SPDX-License-Identifier: Apache-2.0
// The desk for public information: requests of citizens, the records proposed for them within the rights of who serves,
// what is given of each, the answer in time, the register. A request is known to those who serve in its own unit, and
// nobody above or below; the trail tells no word the requester said.
#pragma once

#include "depot/service/loans.h"
#include "depot/service/publicity.h"
#include "depot/store/request_store.h"

namespace depot {

inline constexpr std::string_view serve_right = "depot.serve";

struct RequestWish {
    std::string requester, contact, purpose, sought;
    std::optional<core::Date> received;
};

struct Judging {
    archive::DossierId dossier;
    Release release = Release::open;
    std::optional<GroundId> ground;
    std::string reason;
    std::optional<core::Date> until;   // none: as long as the ground says
    bool by_instrument = false;        // what the access instrument says is the ground
};

struct RecordShown {
    Sought sought;
    archive::Kept dossier;
    std::optional<store::ClosedBefore> before{};
    std::optional<Closed> since{};   // to the public, by whichever unit, after it was to be given: it is decided anew first
    std::optional<ByInstrument> closed{};   // by the access instrument: to be given it needs a reason
    bool unreasoned = false;                // it is to be given, and nothing was said against that
    std::int64_t copies = 0;
};

struct RequestShown {
    InfoRequest request;
    std::vector<RecordShown> records;   // those the actor knows of
    bool hidden = false;                // others stand there, too: then he answers nothing
    std::vector<store::Copy> copies;
    std::vector<Ground> grounds;        // in force
    std::optional<deadlines::DueWords> left;   // while it is open
    std::string letter;                 // its id, where the actor may know of it
};

enum class Desk { open, overdue, ended };
inline constexpr std::array<Desk, 3> all_desks{Desk::open, Desk::overdue, Desk::ended};
std::string_view name(Desk desk);

// A year of the unit, as the report tells it.
struct YearOfRequests {
    int year = 0;
    std::string unit_name;
    RequestCounts counts;
    std::int64_t copies = 0;
    std::vector<InfoRequest> requests;   // oldest first; of the register alone
    std::vector<std::pair<std::string, std::int64_t>> sums() const;   // for the report, by name
};

class Requests {
  public:
    static constexpr int most_listed = 500, most_in_register = 20'000, most_found = 50, most_forgotten = 200;
    static constexpr const char *new_kind = "depot.request_new", *due_kind = "depot.request_due",
                                *late_kind = "depot.request_late";

    Requests(Parts& parts, Loans& loans) : parts_(parts), loans_(loans) {}

    std::vector<RequestShown> list(const core::Context& ctx, Desk desk);
    std::int64_t count(const core::Context& ctx, Desk desk);
    RequestShown one(const core::Context& ctx, RequestId id);
    // Dossiers that speak of these words, as far as the actor may know of them.
    std::vector<archive::Kept> find(const core::Context& ctx, const std::string& words);
    YearOfRequests sums(const core::Context& ctx, int year);
    YearOfRequests year(const core::Context& ctx, int year);   // with its requests

    RequestId enter(const core::Context& ctx, const RequestWish& wish);
    void propose(const core::Context& ctx, RequestId id, const std::vector<archive::DossierId>& dossiers);
    void drop(const core::Context& ctx, RequestId id, archive::DossierId dossier);
    void judge(const core::Context& ctx, RequestId id, const Judging& judging);
    void extend(const core::Context& ctx, RequestId id, const std::string& reason);
    void reply(const core::Context& ctx, RequestId id, Answer answer, const std::string& reason,
               const std::optional<GroundId>& ground);
    void withdraw(const core::Context& ctx, RequestId id, const std::string& reason);
    // The letter that answers it, by its number.
    void link(const core::Context& ctx, RequestId id, const std::string& number);
    void give(const core::Context& ctx, RequestId id, archive::DossierId dossier, int copies, bool redacted);

    std::vector<Ground> grounds(const core::Context& ctx);
    GroundId add_ground(const core::Context& ctx, const Ground& ground);
    void end_ground(const core::Context& ctx, GroundId id);

    // Daily: what is due or late is told, what the office no longer needs to know is forgotten.
    void remind();
    std::int64_t forget();
    bool may_see(core::db::Tx& tx, const core::Actor& actor, const InfoRequest& request);

  private:
    InfoRequest seen(core::db::Tx& tx, const core::Context& ctx, RequestId id);
    RequestShown shown(core::db::Tx& tx, const core::Context& ctx, InfoRequest request);
    Ground in_force(core::db::Tx& tx, const core::Context& ctx, GroundId id);
    Sought record(core::db::Tx& tx, RequestId id, archive::DossierId dossier);
    // Throws Error(conflict) where it was closed to the public after this request decided to give it, by words that begin so.
    void still_given(core::db::Tx& tx, const core::Context& ctx, RequestId id, const archive::Kept& dossier,
                     const Sought& as, const std::string& words);
    // What was decided, with its ground and the period that has.
    Sought decided(core::db::Tx& tx, const core::Context& ctx, const Judging& judging, const archive::Kept& dossier);
    YearOfRequests sums(core::db::Tx& tx, const core::Context& ctx, int year);
    void keep(core::db::Tx& tx, const core::Context& ctx, InfoRequest& request, const char* act, core::Json data);
    std::vector<notify::Receiver> desk(core::db::Tx& tx, core::UnitId unit);
    store::RequestAsk asked(core::db::Tx& tx, const core::Context& ctx, Desk desk);

    Parts& parts_;
    Loans& loans_;
};

std::string object_of(RequestId id);

}  // namespace depot
