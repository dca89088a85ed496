// SPDX-License-Identifier: Apache-2.0
// Papers of the disposals (penyusutan) of a dossier, as its description elsewhere cites them.
#pragma once

#include <string>

#include "core/base/clock.h"

namespace packages {

// A paper that counts, of a disposal the dossier went through or is in.
struct Paper {
    enum class Of { transfer, review, handover };
    Of of = Of::transfer;
    std::string kind, word;   // "act", "decree" ...; word key of what it is called
    std::string number;
    core::Date date{};

    bool operator==(const Paper&) const = default;
};

}  // namespace packages
