// SPDX-License-Identifier: Apache-2.0
// What people tell of a dossier beside filing, and what they ask of lists; read alike for pages and API.
#pragma once

#include "archive/service/backlog.h"
#include "archive/service/kept_lists.h"
#include "core/http/given.h"

namespace archive::input {

using core::http::Given;

core::Date only_date_from(Given given, std::string_view name);
struct YearGiven {
    int year = 0;
    std::string reason;
};
YearGiven year_from(Given given);
struct ExceptionGiven {
    Exception told;
    std::string target;   // of a move: number or id
    bool ask = false;     // a second person is to decide it
};
ExceptionGiven exception_from(Given given);
struct DescriptionGiven {
    int item = 0;
    Telling told;
    std::string reason;
};
DescriptionGiven description_from(Given given);
struct RenameGiven {
    int item = 0;
    Naming told;
    std::string reason;
};
RenameGiven rename_from(Given given);
struct RetitleGiven {
    std::string title, reason;
};
RetitleGiven retitle_from(Given given);
struct RecodeGiven {
    std::string code, reason;
    bool ask = false;   // a second person is to decide it
};
RecodeGiven recode_from(Given given);
struct ReferenceGiven {
    std::string to, reason;
};
ReferenceGiven reference_from(Given given);
struct UnreferGiven {
    store::ReferenceId reference;
    std::string reason;
};
UnreferGiven unrefer_from(Given given);
struct MoveGiven {
    Move::Verdict verdict = Move::Verdict::refuse;
    std::string answer, seen;
};
MoveGiven move_from(Given given);
struct LoweringGiven {
    AccessClass wanted = AccessClass::ordinary;
    std::string reason;
};
LoweringGiven lowering_from(Given given);
struct ReviewGiven {
    core::Date review{};
    std::string reason;
};
ReviewGiven review_from(Given given);
Paper paper_from(Given given);
Mark mark_from(Given given, DossierId dossier);
struct UnmarkGiven {
    Mark::Kind kind = Mark::Kind::vital;
    std::string reason;
};
Safeguard safeguard_from(Given given, DossierId dossier);
UnmarkGiven unmark_from(Given given);
struct ReportGiven {
    core::Date on{};
    std::string number;
};
ReportGiven report_from(Given given);

// form, unit, code, year, phase, fate, ending with month, waits, dossier; limit, after, no. `limit`: at most so many rows.
ListWish list_from(const core::http::Fields& query, int limit);
// An official list to be kept as it stands.
struct KeepingGiven {
    ListWish wish;
    std::optional<Reported> reported;
};
KeepingGiven keeping_from(Given given);
std::string edition_from(const core::http::Fields& query);   // of the schedule; "" = the one in force
struct DueGiven {
    int year = 0;
    std::optional<core::UnitId> unit;
};
DueGiven due_from(const core::http::Fields& query, core::Date today);

struct BacklogGiven {
    std::string file_name;
    core::ByteView file;   // of the request
    bool check_only = false;
};
BacklogGiven backlog_from(const core::http::Request& request);

}  // namespace archive::input
