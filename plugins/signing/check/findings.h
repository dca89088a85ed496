// SPDX-License-Identifier: Apache-2.0
// What was found while one file is judged, so that nothing is decoded or verified twice: the same lists, responses
// and certificates speak of every signature in it.
#pragma once

#include <functional>
#include <memory>

#include "core/base/bytes.h"

// OpenSSL's X509, X509_CRL, OCSP_BASICRESP, STACK_OF(X509)
struct x509_st;
struct X509_crl_st;
struct ocsp_basic_response_st;
struct stack_st_X509;

namespace signing::check {

// For one thread.
class Findings {
  public:
    Findings();
    ~Findings();
    Findings(const Findings&) = delete;
    Findings& operator=(const Findings&) = delete;

    // Null for what is none. They live as long as this does.
    X509_crl_st* list(const core::Bytes& der);
    // An OCSPResponse, or the BasicOCSPResponse in it.
    ocsp_basic_response_st* response(const core::Bytes& der);

    // The arithmetic alone: whether this key made the signature. The lists and responses are those given here.
    bool signed_by(X509_crl_st* list, x509_st* issuer);
    bool signed_by(ocsp_basic_response_st* response, x509_st* responder);
    bool signed_by(x509_st* certificate, x509_st* issuer);

    // A path from this certificate that was kept and that `holds` for what is asked now, as a list of one's own; null
    // where there is none.
    stack_st_X509* path(x509_st* own, const std::function<bool(stack_st_X509*)>& holds) const;
    void keep_path(stack_st_X509* chain);   // one that was verified

  private:
    struct Held;
    std::unique_ptr<Held> held_;
};

}  // namespace signing::check
