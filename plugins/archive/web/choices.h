// SPDX-License-Identifier: Apache-2.0
// Words somebody may choose from, as a form offers them.
#pragma once

#include "archive/domain/description.h"
#include "archive/service/wording.h"
#include "core/page/page.h"
#include "core/words/words.h"

namespace archive::web {

template <class All>
void choices(core::page::Data& data, const char* section, const All& all, const std::string& stem,
             const std::string& chosen, const core::words::Catalog& words) {
    for (const auto each : all)
        data.add(section)
            .set("VALUE", std::string(each))
            .set("LABEL", wording::capital(words.say(stem + std::string(each))))
            .show_if(chosen == each, "CHOSEN");
}

}  // namespace archive::web
