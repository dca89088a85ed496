// SPDX-License-Identifier: Apache-2.0
// What went wrong, by name, however the service dresses it: HTTP 4xx with a code of its own, HTTP
// 200 with an error inside, a Java stack's 500, a proxy's HTML. BSSN publishes no list of codes;
// these are the ones met in the field.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/error.h"
#include "core/http/client.h"

namespace signing::esign {

// What went out with a question: texts that must not come back to us in a message and from there into a page or a log.
class Hidden {
  public:
    // What the signer proved himself with in the question: the service calls either of them wrong by one code.
    enum class Proven { nothing, passphrase, one_time };
    Proven proven = Proven::nothing;

    // `text` must outlive this.
    void add(std::string_view text) {
        if (!text.empty()) texts_.push_back(text);
    }
    // The service's words, at most 200 characters of them: hidden texts, numbers of 12 digits and
    // more (NIK) and addresses of e-mail are blotted out.
    std::string told(std::string_view said) const;

  private:
    std::vector<std::string_view> texts_;
};

// Returns when the answer is no failure; else throws Error with
//   signing.error.passphrase           (invalid)      2031, or said of a passphrase
//   signing.error.otp_wrong            (invalid)      2031, or said of an OTP, where one was shown
//   signing.error.esign_unregistered   (conflict)     2011
//   signing.error.esign_no_nik         (upstream)     4014
//   signing.error.esign_terms          (upstream)     4015; {code}, {said}
//   signing.error.esign_registered     (conflict)     4024
//   signing.error.esign_fetched        (gone)         4044
//   signing.error.esign_credential     (upstream)     401, 403, invalid_token
//   signing.error.esign_path           (upstream)     404 without a code: another version
//   signing.error.esign_fault          (upstream)     5xx of its own; {status}
//   signing.error.esign_away           (unavailable)  502, 503, 504
//   signing.error.esign_said           (upstream)     any other; {code}, {said}
//   signing.error.esign_answer         (upstream)     not what the call gives
void judge(const core::http::Answer& answer, const Hidden& hidden);

// What core::http::call threw, in the words of this service: esign_away, esign_slow, esign_cut
// (unavailable) or esign_answer (upstream).
[[noreturn]] void rethrow(const core::Error& fault);

// Throws Error(upstream, "signing.error.esign_answer").
[[noreturn]] void unexpected();

}  // namespace signing::esign
