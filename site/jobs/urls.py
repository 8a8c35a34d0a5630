from django.urls import path

from jobs import views

urlpatterns = [
    path("<int:job_id>/", views.job, name="job"),
    path("<int:job_id>/etape/", views.state, name="job_state"),
    path("<int:job_id>/arreter/", views.cancel, name="job_cancel"),
    path("<int:job_id>/reprendre/", views.again, name="job_again"),
]
