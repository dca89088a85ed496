// SPDX-License-Identifier: Apache-2.0
// What the message after an act offers beside its words.
#pragma once

#include "core/http/message.h"

namespace core::http {

// "Batalkan": a form that posts `act` to `where`, within this house. Of an answer that bears a message (see_other).
inline Response offer_undo(Response response, const std::string& where, const std::string& act) {
    response.header("Naskah-Undo", where + " " + act);
    return response;
}

}  // namespace core::http
