// SPDX-License-Identifier: Apache-2.0
// The words of what committees decide.
#include "archive/appraising.h"

namespace archive {

std::string_view name(Judgement::Verdict verdict) {
    switch (verdict) {
        case Judgement::Verdict::destroy: return "destroy";
        case Judgement::Verdict::keep: return "keep";
        case Judgement::Verdict::extend: return "extend";
    }
    return "keep";
}

}  // namespace archive
