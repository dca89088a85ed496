// SPDX-License-Identifier: Apache-2.0
// Passphrases and PINs in a JSON body: taken out and wiped where they stood, before anything else reads it.
#pragma once

#include <initializer_list>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/secret.h"
#include "core/http/given.h"

namespace core::http {

//   BodySecrets typed(request, {"passphrase"});
//   const Secret passphrase = typed.take("passphrase");
//   auto given = typed.rest();   // the other members, read as any body
class BodySecrets {
  public:
    // Throws what Request::json() throws. From then on the body no longer holds them.
    BodySecrets(Request& request, std::initializer_list<std::string_view> names);

    Secret take(std::string_view name);   // once; empty when it was not sent
    // Where a secret was sent that is no text, that is a fault already.
    Given rest() const;

  private:
    const Request& request_;
    std::map<std::string, Secret, std::less<>> taken_;
    std::vector<std::string> no_text_;
};

}  // namespace core::http
