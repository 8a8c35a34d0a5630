from fund.models.account import Account, Balance
from fund.models.agreement import Agreement, AgreementPerson, Payable
from fund.models.contribution import Contribution, ContributionReading
from fund.models.membership import Membership, MembershipPerson
from fund.models.month import Allocation, ContributionReceived, Month
from fund.models.operation import Operation, Transfer
from fund.models.payer import Payer, PayerAgreement, PayerPerson
from fund.models.payment import Payment, PaymentDay

__all__ = [
    "Account",
    "Agreement",
    "AgreementPerson",
    "Allocation",
    "Balance",
    "Contribution",
    "ContributionReading",
    "ContributionReceived",
    "Membership",
    "MembershipPerson",
    "Month",
    "Operation",
    "Payable",
    "Payer",
    "PayerAgreement",
    "PayerPerson",
    "Payment",
    "PaymentDay",
    "Transfer",
]
