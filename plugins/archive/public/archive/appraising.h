// SPDX-License-Identifier: Apache-2.0
// What a committee decided of a dossier whose schedule leaves it to be judged anew (dinilai kembali). Its clock goes by
// that from then on; nothing else ever gives such a dossier another fate, least of all time.
#pragma once

#include <array>
#include <optional>

#include "archive/dossiers.h"
#include "core/auth/actor.h"
#include "core/base/clock.h"
#include "core/db/db.h"

namespace archive {

constexpr int most_years_more = 100;

struct Judgement {
    // destroy: by way of a proposal of its own, as any other. extend: kept so many years more, then judged anew.
    enum class Verdict { destroy, keep, extend };

    Verdict verdict = Verdict::keep;
    int years = 0;       // of extend: from `on`, or from the end of its retention where that is later
    core::Date on{};
    std::string paper;   // by what, as it is told: "Penilaian kembali 3/2026"
    std::string reason;
};

std::string_view name(Judgement::Verdict verdict);
constexpr std::array<Judgement::Verdict, 3> all_verdicts{Judgement::Verdict::destroy, Judgement::Verdict::keep,
                                                         Judgement::Verdict::extend};

class Appraisal {
  public:
    virtual ~Appraisal() = default;
    // In the caller's unit; asks no rights: the room of the committee has. Only of a closed dossier; to destroy or extend
    // only where its retention is over and its fate is to be judged anew. Throws Error(conflict) otherwise.
    virtual void judge(core::db::Tx& tx, const core::Context& ctx, DossierId id, const Judgement& judgement) = 0;
    // The last one that still counts: a dossier opened again is judged anew.
    virtual std::optional<Judgement> judged(core::db::Tx& tx, DossierId id) = 0;
};

}  // namespace archive
