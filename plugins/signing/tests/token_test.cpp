// SPDX-License-Identifier: Apache-2.0
// Keys on PKCS#11 tokens: real ones of SoftHSM, and the same ones with a fault put in between.
#include "signing/seal/token.h"

#include <atomic>
#include <thread>

#include "signing/tests/opinion.h"
#include "signing/tests/soft_token.h"

namespace signing {
namespace token_test {

using core::Bytes;
using core::Secret;
using seal::Module;
using seal::Token;
using test::key_of;
using test::keypair;
using test::Kind;
using test::soft_functions;
using test::SoftToken;

Secret pin(const char* text = "246810") { return Secret(std::string(text)); }
const Bytes attributes{0x31, 0x03, 0x02, 0x01, 0x07};

// Functions of SoftHSM with some of them told to fail.
struct Faults {
    CK_FLAGS flags = 0;             // added to the token's
    std::atomic<int> logins = 0;    // of the user
    std::atomic<int> confirms = 0;  // for one act
    CK_RV login = CKR_OK;
    bool no_slots = false;
    CK_RV sign = CKR_OK;         // instead of signing
    bool flip = false;           // one bit of the value
    CK_SESSION_HANDLE last = 0;  // that signed
} faults;

CK_RV token_info(CK_SLOT_ID slot, CK_TOKEN_INFO* info) {
    const CK_RV answer = soft_functions().C_GetTokenInfo(slot, info);
    info->flags |= faults.flags;
    return answer;
}
CK_RV slot_list(CK_BBOOL present, CK_SLOT_ID* slots, CK_ULONG* count) {
    if (!faults.no_slots) return soft_functions().C_GetSlotList(present, slots, count);
    *count = 0;
    return CKR_OK;
}
CK_RV login(CK_SESSION_HANDLE session, CK_USER_TYPE user, CK_UTF8CHAR* text, CK_ULONG size) {
    ++(user == CKU_USER ? faults.logins : faults.confirms);
    if (faults.login != CKR_OK) return faults.login;
    return soft_functions().C_Login(session, user, text, size);
}
CK_RV sign(CK_SESSION_HANDLE session, CK_BYTE* data, CK_ULONG size, CK_BYTE* value,
           CK_ULONG* value_size) {
    faults.last = session;
    if (faults.sign != CKR_OK) return faults.sign;
    const CK_RV answer = soft_functions().C_Sign(session, data, size, value, value_size);
    if (faults.flip) value[3] ^= 1;
    return answer;
}

class Faulty : public testing::Test {
  protected:
    Faulty() : pair_(keypair(Kind::p256, "Walikota Contoh")) {
        token_.import(pair_, "stempel", "01");
        faults.flags = 0, faults.logins = 0, faults.confirms = 0, faults.login = CKR_OK;
        faults.no_slots = false, faults.sign = CKR_OK, faults.flip = false;
        functions_ = soft_functions();
        functions_.C_GetTokenInfo = &token_info;
        functions_.C_GetSlotList = &slot_list;
        functions_.C_Login = &login;
        functions_.C_Sign = &sign;
    }
    void begin() { module_ = std::make_shared<Module>(functions_); }
    Token token(const std::string& label = "stempel") const {
        return Token(module_, {{"Stempel Kota", ""}, label, {}});
    }
    std::string fault(const Secret& with = pin()) const {
        return key_of([&] { token().open(with); });
    }

    SoftToken token_;
    test::Keypair pair_;
    CK_FUNCTION_LIST functions_{};
    std::shared_ptr<Module> module_;
};

class Kinds : public testing::TestWithParam<Kind> {};

TEST_P(Kinds, sign_a_pdf_that_others_confirm) {
    const SoftToken soft;
    const test::Keypair pair = keypair(GetParam(), "Sekretaris Contoh");
    soft.import(pair, "sekda", "0a");
    soft.put_certificate(test::world().issuing.certificate(), "0b");
    const auto module = Module::load(test::soft_library);
    Token token(module, {{"Stempel Kota", ""}, "sekda", {}});
    const Secret right = pin();
    const auto session = token.open(right);
    EXPECT_EQ(session->certificate(), pair.certificate);
    ASSERT_EQ(session->chain().size(), 1u);
    EXPECT_EQ(session->chain().front(), test::world().issuing.certificate());
    test::expect_others_confirm(test::signed_by(*session));
}
INSTANTIATE_TEST_SUITE_P(Token, Kinds,
                         testing::Values(Kind::rsa_2048, Kind::rsa_3072, Kind::p256));

TEST_F(Faulty, a_wrong_pin_is_told_and_counted_by_the_token) {
    begin();
    EXPECT_FALSE(token().status().few_tries);
    EXPECT_EQ(fault(pin("000000")), "signing.error.passphrase");
    EXPECT_EQ(faults.logins, 1);
    EXPECT_TRUE(token().status().few_tries);
    const auto session = token().open(pin());
    EXPECT_FALSE(session->sign(attributes).value.empty());
    EXPECT_FALSE(token().status().few_tries);
}

// PKCS#11 logs in the process: whoever comes second must not be let in by the first one's PIN.
TEST_F(Faulty, a_wrong_pin_is_wrong_while_another_is_inside) {
    begin();
    const auto first = token().open(pin());
    EXPECT_EQ(fault(pin("000000")), "signing.error.passphrase");
    const auto second = token().open(pin());
    EXPECT_EQ(faults.logins, 1);
    EXPECT_FALSE(first->sign(attributes).value.empty());
    EXPECT_FALSE(second->sign(attributes).value.empty());
}

TEST_F(Faulty, the_last_one_out_ends_the_login) {
    begin();
    token().open(pin());
    token().open(pin());
    EXPECT_EQ(faults.logins, 2);
    EXPECT_EQ(fault(pin("000000")), "signing.error.passphrase");
}

TEST_F(Faulty, a_locked_pin_and_the_final_try_are_not_sent) {
    begin();
    faults.flags = CKF_USER_PIN_LOCKED;
    EXPECT_EQ(fault(), "signing.error.pin_locked");
    EXPECT_TRUE(token().status().locked);
    faults.flags = CKF_USER_PIN_FINAL_TRY;
    EXPECT_EQ(fault(), "signing.error.pin_final");
    EXPECT_EQ(faults.logins, 0);
    faults.flags = 0;
    for (const auto& [answer, key] :
         {std::pair{CKR_PIN_LOCKED, "signing.error.pin_locked"},
          std::pair{CKR_PIN_EXPIRED, "signing.error.pin_expired"},
          std::pair{CKR_USER_PIN_NOT_INITIALIZED, "signing.error.pin_unset"},
          std::pair{CKR_FUNCTION_FAILED, "signing.error.token_fault"}}) {
        faults.login = answer;
        EXPECT_EQ(fault(), key);
    }
}

TEST_F(Faulty, many_sign_at_once) {
    begin();
    std::atomic<int> made = 0;
    std::vector<std::thread> threads;
    for (int i = 0; i < 6; ++i)
        threads.emplace_back([&] {
            for (int round = 0; round < 5; ++round) {
                const auto session = token().open(pin());
                for (int j = 0; j < 5; ++j) made += !session->sign(attributes).value.empty();
            }
        });
    for (std::thread& one : threads) one.join();
    EXPECT_EQ(made, 150);
}

TEST_F(Faulty, a_login_or_session_that_was_lost_is_made_again) {
    begin();
    const auto session = token().open(pin());
    EXPECT_FALSE(session->sign(attributes).value.empty());
    EXPECT_EQ(soft_functions().C_Logout(faults.last), CKR_OK);
    EXPECT_FALSE(session->sign(attributes).value.empty());
    EXPECT_EQ(faults.logins, 2);
    EXPECT_EQ(soft_functions().C_CloseSession(faults.last), CKR_OK);
    EXPECT_FALSE(session->sign(attributes).value.empty());
    EXPECT_EQ(faults.logins, 3);
}

// A PIN that was changed elsewhere meanwhile: one try is lost, not all of them.
TEST_F(Faulty, a_pin_refused_later_is_sent_once) {
    begin();
    const auto session = token().open(pin());
    EXPECT_FALSE(session->sign(attributes).value.empty());
    EXPECT_EQ(soft_functions().C_Logout(faults.last), CKR_OK);
    faults.login = CKR_PIN_INCORRECT;
    for (int i = 0; i < 5; ++i)
        EXPECT_EQ(key_of([&] { session->sign(attributes); }), "signing.error.passphrase");
    EXPECT_EQ(faults.logins, 2);
}

TEST_F(Faulty, a_token_taken_away_is_told_and_works_again_when_back) {
    begin();
    const auto session = token().open(pin());
    faults.sign = CKR_DEVICE_REMOVED;
    faults.no_slots = true;
    for (int i = 0; i < 3; ++i)
        EXPECT_EQ(key_of([&] { session->sign(attributes); }), "signing.error.token_away");
    EXPECT_FALSE(token().status().present);
    EXPECT_EQ(fault(), "signing.error.token_away");
    faults.sign = CKR_OK;
    faults.no_slots = false;
    EXPECT_FALSE(session->sign(attributes).value.empty());
}

TEST_F(Faulty, a_token_that_was_never_there) {
    token_.take_away();
    begin();
    EXPECT_EQ(fault(), "signing.error.token_away");
}

TEST_F(Faulty, a_value_that_does_not_hold_is_not_used) {
    begin();
    const auto session = token().open(pin());
    faults.flip = true;
    EXPECT_EQ(key_of([&] { session->sign(attributes); }), "signing.error.key_wrong");
    faults.flip = false;
    EXPECT_FALSE(session->sign(attributes).value.empty());
}

TEST_F(Faulty, keys_are_found_by_label_and_id) {
    const test::Keypair other = keypair(Kind::p256, "Sekretaris Contoh");
    token_.import(other, "sekda", "02");
    begin();
    EXPECT_EQ(key_of([&] { token("tidak ada").open(pin()); }), "signing.error.key_missing");
    EXPECT_EQ(key_of([&] { token("").open(pin()); }), "signing.error.key_several");
    Token by_id(module_, {{"Stempel Kota", ""}, "", {0x02}});
    EXPECT_EQ(by_id.open(pin())->certificate(), other.certificate);
}

TEST_F(Faulty, a_key_may_ask_for_the_pin_each_time) {
    token_.put_careful_key(pair_, "03");
    begin();
    Token careful(module_, {{"Stempel Kota", ""}, "", {0x03}});
    const auto session = careful.open(pin());
    EXPECT_FALSE(session->sign(attributes).value.empty());
    EXPECT_FALSE(session->sign(attributes).value.empty());
    EXPECT_EQ(faults.logins, 1);
    EXPECT_EQ(faults.confirms, 2);
}

TEST(Modules, are_begun_once_and_ended) {
    const SoftToken soft;
    EXPECT_EQ(key_of([] { Module::load("/usr/lib/tidak-ada.so"); }), "signing.error.token_module");
    auto first = Module::load(test::soft_library);
    auto second = Module::load(test::soft_library);
    EXPECT_EQ(first, second);
    CK_INFO info{};
    EXPECT_EQ(soft_functions().C_GetInfo(&info), CKR_OK);
    first.reset();
    EXPECT_EQ(soft_functions().C_GetInfo(&info), CKR_OK);
    second.reset();
    EXPECT_EQ(soft_functions().C_GetInfo(&info), CKR_CRYPTOKI_NOT_INITIALIZED);
}

}  // namespace
}  // namespace signing
