// SPDX-License-Identifier: Apache-2.0
// Requests for public information, the records proposed for them, copies given, and grounds for withholding.
#pragma once

#include <vector>

#include "depot/domain/request.h"

namespace depot::store {

struct RequestAsk {
    std::vector<core::UnitId> units;
    std::optional<RequestState> state;
    bool ended = false;                           // answered or withdrawn
    std::optional<core::Date> overdue_on;
    std::optional<int> year;
    int limit = 500;
};

struct Copy {
    archive::DossierId dossier;
    int copies = 0;
    bool redacted = false;
    core::Date given{};
    std::string by;
};

// The last time a record was closed in the requests of these units.
struct ClosedBefore {
    RequestId request;
    std::string number, ground;
    std::optional<core::Date> until;
    core::UnitId unit;
};

void insert(core::db::Tx& tx, const InfoRequest& request);
// Throws Error(conflict) when somebody saved it meanwhile.
void save(core::db::Tx& tx, InfoRequest& request);
std::optional<InfoRequest> request(core::db::Tx& tx, RequestId id);
std::vector<InfoRequest> requests(core::db::Tx& tx, const RequestAsk& ask);              // newest first
// all of them, whatever the limit
std::int64_t count(core::db::Tx& tx, const RequestAsk& ask);
RequestCounts request_counts(core::db::Tx& tx, const std::vector<core::UnitId>& units, int year, core::Date today);
std::vector<InfoRequest> requests_due(core::db::Tx& tx, core::Date until);               // open ones, of all units
std::vector<InfoRequest> requests_to_forget(core::db::Tx& tx, core::Date ended_before, int most);

bool propose(core::db::Tx& tx, RequestId id, archive::DossierId dossier, core::Instant at);
bool drop(core::db::Tx& tx, RequestId id, archive::DossierId dossier);
void judge(core::db::Tx& tx, RequestId id, const Sought& record, core::Instant at);
std::vector<Sought> records(core::db::Tx& tx, RequestId id);
// What keeps the public from it that day: the last word any unit said of it to a request, if that was to close it. A copy
// with passages made illegible opens nothing.
std::optional<Sought> closure(core::db::Tx& tx, archive::DossierId dossier, core::Date on, RequestId but = {});
// The same of a record of this request, where that was said after it was decided: whoever decided it could not know.
std::optional<Sought> closed_since(core::db::Tx& tx, RequestId id, archive::DossierId dossier, core::Date on);
// The last word any unit said of it to a request, as far as it opened or closed it.
std::optional<Sought> last_word(core::db::Tx& tx, archive::DossierId dossier);
// Which request that was, where one of these units decided it.
std::optional<ClosedBefore> closed_before(core::db::Tx& tx, const std::vector<core::UnitId>& units,
                                          archive::DossierId dossier, core::Date on, RequestId but);

void give(core::db::Tx& tx, RequestId id, const Copy& copy, core::Instant at);
std::vector<Copy> copies(core::db::Tx& tx, RequestId id);
std::int64_t copies_given(core::db::Tx& tx, const std::vector<core::UnitId>& units, int year);

void insert(core::db::Tx& tx, const Ground& ground);
bool end(core::db::Tx& tx, GroundId id, core::Date on);
std::optional<Ground> ground(core::db::Tx& tx, GroundId id);
std::vector<Ground> grounds(core::db::Tx& tx, const std::vector<core::UnitId>& units);   // ended ones last

}  // namespace depot::store
