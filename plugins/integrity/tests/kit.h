// SPDX-License-Identifier: Apache-2.0
// A timestamp authority of the tests' own, real tokens and all, whose clock is set.
#pragma once

#include <gtest/gtest.h>

#include "core/pki/authority.h"
#include "core/pki/openssl.h"
#include "core/pki/timestamp_authority.h"
#include "signing/timestamps.h"

namespace integrity::tested {

inline core::Instant day(const char* text) { return core::start_of(core::parse_date(text), core::Zone::wib); }

class Stamper final : public signing::Timestamps {
  public:
    explicit Stamper(core::SetClock& clock, const char* from = "2026-01-01", const char* until = "2029-01-01")
        : clock_(clock),
          root_(core::pki::Authority::root({"Akar Uji", "Uji"}, {day("2025-01-01"), day("2046-01-01")},
                                           core::pki::KeyKind::ec_p256)) {
        last(from, until);
    }
    // From now on its certificate is another.
    void last(const char* from, const char* until) {
        authority_ = std::make_unique<core::pki::TimestampAuthority>(
            root_.timestamping({"Cap Waktu Uji", "Uji"}, {day(from), day(until)}, core::pki::KeyKind::ec_p256),
            [this] { return ++serial_; }, clock_, core::pki::demo_timestamp_policy());
    }
    bool away = false;

    core::Bytes stamp(const core::Digest& digest) override {
        if (away) throw core::Error(core::Code::unavailable, "signing.error.timestamp_away");
        using namespace core::pki;
        TsReqHeld request(TS_REQ_new());
        TS_REQ_set_version(request.get(), 1);
        AlgorHeld algorithm(X509_ALGOR_new());
        X509_ALGOR_set0(algorithm.get(), OBJ_nid2obj(NID_sha256), V_ASN1_NULL, nullptr);
        ImprintHeld imprint(TS_MSG_IMPRINT_new());
        TS_MSG_IMPRINT_set_algo(imprint.get(), algorithm.get());
        auto value = digest.value;
        TS_MSG_IMPRINT_set_msg(imprint.get(), value.data(), static_cast<int>(value.size()));
        TS_REQ_set_msg_imprint(request.get(), imprint.get());
        TS_REQ_set_cert_req(request.get(), 1);
        const auto answer = authority_->answer(der(request.get(), i2d_TS_REQ));
        const auto response = from_der<TsRespHeld>(answer, d2i_TS_RESP);
        return der(TS_RESP_get_token(response.get()), i2d_PKCS7);
    }
    std::vector<core::Bytes> anchors() const override { return {root_.certificate()}; }

  private:
    core::SetClock& clock_;
    core::pki::Authority root_;
    std::unique_ptr<core::pki::TimestampAuthority> authority_;
    std::uint64_t serial_ = 0;
};

inline std::string refused(const std::function<void()>& act) {
    try {
        act();
        return "";
    } catch (const core::Error& error) {
        return error.key();
    }
}

}  // namespace integrity::tested
